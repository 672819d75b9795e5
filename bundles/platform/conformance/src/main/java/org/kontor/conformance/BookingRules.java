package org.kontor.conformance;

import static org.kontor.values.ProviderException.Fault.IN_DOUBT;

import java.util.Set;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.WaybillScheme;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.conformance.CarrierKit.World;
import org.kontor.values.IdempotencyKey;

/** Bookings: c09 to c15, and c20. */
final class BookingRules {

    private static final String FIRST = "for the first time";
    private static final String AGAIN = "again with the same key";

    private BookingRules() {}

    static void booksOnce(CarrierScene scene) throws Exception {
        Bookings carrier = scene.booking(World.FINE);
        BookingRequest request = scene.request();
        String first = scene.book(carrier, request, scene.key(), FIRST);

        scene.witness().equal(first, scene.book(carrier, request, scene.key(), AGAIN));
        scene.witness().doing("booking many times at once with the same key");
        scene.witness()
                .equal(Set.of(first), scene.witness().atOnce(() -> scene.booked(
                                carrier, scene.key(), carrier.book(request, scene.key()))
                        .waybill()));
        scene.made(1);
    }

    static void booksAgain(CarrierScene scene) {
        Bookings carrier = scene.booking(World.FINE);
        BookingRequest request = scene.request();
        String first = scene.book(carrier, request, scene.key(), FIRST);

        scene.witness().differ(first, scene.book(carrier, request, IdempotencyKey.fresh(), "with another key"));
    }

    static void findsAfterARestart(CarrierScene scene) {
        Bookings carrier = scene.booking(World.FINE);
        BookingRequest request = scene.request();
        String waybill = scene.book(carrier, request, scene.key(), FIRST);

        Bookings restarted = scene.booking(World.FINE);
        scene.witness().equal(waybill, scene.found(restarted, "after a restart"));
        scene.witness().equal(waybill, scene.book(restarted, request, scene.key(), "again after a restart"));
        scene.findsNothing(restarted, IdempotencyKey.fresh(), "which nobody used");
    }

    static void isInDoubtAboutALostAnswer(CarrierScene scene) throws Exception {
        Bookings carrier = scene.booking(World.ANSWER_LOST);
        BookingRequest request = scene.request();

        scene.fault(IN_DOUBT, () -> scene.book(carrier, request, scene.key(), "whose answer is lost"));
        String found = scene.found(carrier, "after its answer was lost");
        scene.witness().equal(found, scene.book(carrier, request, scene.key(), AGAIN));
        scene.made(1);
    }

    static void isInDoubtAboutALostRequest(CarrierScene scene) throws Exception {
        Bookings carrier = scene.booking(World.REQUEST_LOST);
        BookingRequest request = scene.request();

        scene.fault(IN_DOUBT, () -> scene.book(carrier, request, scene.key(), "whose request is lost"));
        scene.findsNothing(carrier, scene.key(), "after its request was lost");
        scene.book(carrier, request, scene.key(), AGAIN);
        scene.made(1);
    }

    static void givesALabel(CarrierScene scene) {
        Bookings carrier = scene.booking(World.FINE);
        BookingRequest request = scene.request();
        scene.witness().doing("the label of a booking");
        var label = scene.booked(carrier, scene.key(), carrier.book(request, scene.key()))
                .label();

        scene.witness().that(label.content().length > 0, "something to print", "nothing");
        scene.witness().that(label.mediaType().contains("/"), "a media type", label.mediaType());
    }

    static void knowsItsNumbers(CarrierScene scene) {
        WaybillScheme scheme = scene.ability(WaybillScheme.class, World.FINE);
        Bookings carrier = scene.booking(World.FINE);
        String waybill = scene.book(carrier, scene.request(), scene.key(), FIRST);

        judges(scene, scheme, waybill, Match.VALID);
        judges(scene, scheme, "?" + waybill, Match.NOT_THIS_FORMAT);
        char last = waybill.charAt(waybill.length() - 1);
        String wrong = waybill.substring(0, waybill.length() - 1) + (last == '9' ? '8' : '9');
        scene.witness().doing("judging the number " + wrong);
        scene.witness().differ(Match.VALID, scheme.test(wrong));
    }

    static void undoesABooking(CarrierScene scene) {
        Cancellations carrier = scene.ability(Cancellations.class, World.FINE);
        Bookings bookings = scene.booking(World.FINE);
        String waybill = scene.book(bookings, scene.request(), scene.key(), FIRST);

        scene.witness().doing("cancelling the booking");
        scene.witness().equal(true, carrier.cancel(waybill, scene.key()));
        scene.witness().doing("cancelling the booking again");
        scene.witness().equal(true, carrier.cancel(waybill, scene.key()));
        scene.witness().doing("cancelling a waybill that nobody booked");
        scene.witness().equal(false, carrier.cancel(JourneyRules.UNKNOWN, scene.key()));
    }

    private static void judges(CarrierScene scene, WaybillScheme scheme, String number, Match expected) {
        scene.witness().doing("judging the number " + number);
        scene.witness().equal(expected, scheme.test(number));
    }
}
