package org.kontor.providers.trial;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.BookingOutcome.Booked;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Label;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Weights;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.Money;

public class LikenessTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Weights WEIGHTS = new Weights(1_000, 2_000, 5000, 500, 2_000, "volume");
    private static final Rate RATE = rate("EXPRESS", "100.00", NOON, WEIGHTS, "Freight");

    private final Likeness likeness = Likeness.ofAnswers();

    @Test
    public void aPriceIsTheSameHoweverLongItHoldsAndWhateverItsPartsAreCalled() {
        Rate later = rate("EXPRESS", "100.00", NOON.plusSeconds(1), WEIGHTS, "Carriage");

        assertTrue(likeness.alike(answer(RATE), answer(later)));
    }

    @Test
    public void theOrderOfPricesIsNoDifference() {
        Rate other = rate("ECONOMY", "80.00", NOON, WEIGHTS, "Freight");

        assertTrue(likeness.alike(answer(RATE, other), answer(other, RATE)));
        assertFalse(likeness.alike(answer(RATE, other), answer(RATE)));
    }

    @Test
    public void whatATraderSeesIsADifference() {
        assertFalse(likeness.alike(answer(RATE), answer(rate("ECONOMY", "100.00", NOON, WEIGHTS, "Freight"))));
        assertFalse(likeness.alike(answer(RATE), answer(rate("EXPRESS", "100.01", NOON, WEIGHTS, "Freight"))));
        Weights heavier = new Weights(1_000, 2_000, 5000, 500, 2_500, "volume");
        assertFalse(likeness.alike(answer(RATE), answer(rate("EXPRESS", "100.00", NOON, heavier, "Freight"))));
        Rate slower = new Rate("EXPRESS", "Express", Mode.EXPRESS, RATE.charges(), WEIGHTS, 3, 6, NOON);
        assertFalse(likeness.alike(answer(RATE), answer(slower)));
    }

    @Test
    public void aRefusalIsItsCodeNotItsSentence() {
        assertTrue(likeness.alike(
                refusal(Refusal.Reason.TOO_HEAVY, "over 30 kg"), refusal(Refusal.Reason.TOO_HEAVY, "30+")));
        assertFalse(likeness.alike(refusal(Refusal.Reason.TOO_HEAVY, "no"), refusal(Refusal.Reason.TOO_BIG, "no")));
    }

    @Test
    public void labelsAreComparedByTheirBytes() {
        assertTrue(likeness.alike(booked(1), booked(1)));
        assertFalse(likeness.alike(booked(1), booked(2)));
    }

    @Test
    public void whateverElseIsComparedWhole() {
        assertTrue(likeness.alike(Optional.empty(), Optional.empty()));
        assertFalse(likeness.alike(Optional.empty(), Optional.of(new PaymentOutcome.Pending())));
        assertTrue(
                likeness.alike(List.of(new PaymentOutcome.Declined("a")), List.of(new PaymentOutcome.Declined("a"))));
        assertFalse(likeness.alike(List.of(1), List.of(1, 2)));
    }

    @Test
    public void answersThatCannotBeComparedDiffer() {
        assertFalse(likeness.alike(answer(RATE), polluted()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static RateAnswer polluted() {
        return new RateAnswer((List) List.of("no rate"), List.of());
    }

    private static Optional<Booked> booked(int label) {
        return Optional.of(new Booked("1", new Label("application/pdf", new byte[] {(byte) label})));
    }

    private static RateAnswer answer(Rate... rates) {
        return new RateAnswer(List.of(rates), List.of());
    }

    private static RateAnswer refusal(Refusal.Reason reason, String sentence) {
        return new RateAnswer(List.of(), List.of(new Refusal(reason, "EXPRESS", sentence)));
    }

    private static Rate rate(String service, String price, Instant until, Weights weights, String words) {
        Charge base = new Charge(Charge.Kind.BASE, "BASE", words, Money.parse(price, "USD"));
        return new Rate(service, "Express", Mode.EXPRESS, List.of(base), weights, 3, 5, until);
    }
}
