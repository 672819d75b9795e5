package org.kontor.conformance;

import static org.kontor.conformance.CarrierScene.rule;

import java.util.List;

/** The rules of docs/spi/carrier.md, in order. */
public final class CarrierRules {

    public static final List<Rule<CarrierKit>> ALL = List.of(
            rule(
                    "c01",
                    "gives prices that sum to their charges, in one currency, with a base charge",
                    PriceRules::pricesSumToTheirCharges),
            rule(
                    "c02",
                    "shows its weight arithmetic: actual, chargeable, rounding, and a sentence",
                    PriceRules::showsItsWeightArithmetic),
            rule("c03", "promises a price for a while", PriceRules::promisesAPrice),
            rule(
                    "c04",
                    "says why it refuses, with a reason code and a sentence for the trader",
                    PriceRules::saysWhyItRefuses),
            rule("c05", "answers the same question alike", PriceRules::answersAlike),
            rule("c06", "is UNAVAILABLE when the carrier is down", PriceRules::isUnavailable),
            rule("c07", "is MISCONFIGURED when our settings are rejected", PriceRules::isMisconfigured),
            rule("c08", "is UNINTELLIGIBLE when the answer is nonsense", PriceRules::isUnintelligible),
            rule("c09", "books once for a key, however often and at once it comes", BookingRules::booksOnce),
            rule("c10", "books again for another key", BookingRules::booksAgain),
            rule(
                    "c11",
                    "finds what became of a booking, also after a restart, and nothing for an unknown key",
                    BookingRules::findsAfterARestart),
            rule(
                    "c12",
                    "is IN_DOUBT when the answer is lost; then finds the booking, and repeating does not book again",
                    BookingRules::isInDoubtAboutALostAnswer),
            rule(
                    "c13",
                    "is IN_DOUBT when the request is lost; then finds nothing, and repeating books",
                    BookingRules::isInDoubtAboutALostRequest),
            rule("c14", "gives a label to print, with its media type", BookingRules::givesALabel),
            rule("c15", "knows its own waybill numbers from wrong ones", BookingRules::knowsItsNumbers),
            rule(
                    "c16",
                    "tells the journey oldest first, each scan with an id that stays",
                    JourneyRules::tellsTheJourney),
            rule(
                    "c17",
                    "knows nothing, rather than failing, of a waybill it did not issue",
                    JourneyRules::knowsNothingOfOthers),
            rule("c18", "is UNAVAILABLE when tracking goes unanswered", JourneyRules::isUnavailable),
            rule("c19", "believes only genuine messages", JourneyRules::believesOnlyGenuineMessages),
            rule(
                    "c20",
                    "undoes a booking as often as asked, and says false when it cannot",
                    BookingRules::undoesABooking),
            rule("c21", "tells no secret, in a failure or by its name", PriceRules::tellsNoSecret),
            rule(
                    "c22",
                    "tells of many waybills at once what it tells of each, and an unknown one loses no other",
                    JourneyRules::tellsOfManyAtOnce));

    private CarrierRules() {}
}
