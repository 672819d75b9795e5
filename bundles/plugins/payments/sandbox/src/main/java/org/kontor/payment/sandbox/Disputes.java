package org.kontor.payment.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.kontor.payment.Chargebacks;

/** The disputes of charges made with {@code tok-disputed} and {@code tok-dispute-won}. */
final class Disputes implements Chargebacks {

    private static final String PREFIX = "dp_";

    private final Books books;
    private final Troubles troubles;
    private final Settings settings;
    private final Clock clock;

    Disputes(Books books, Troubles troubles, Settings settings, Clock clock) {
        this.books = books;
        this.troubles = troubles;
        this.settings = settings;
        this.clock = clock;
    }

    /** The dispute of the charge that was made with this key. */
    static String reference(String key) {
        return PREFIX + key;
    }

    @Override
    public Optional<Chargeback> chargeback(String reference) {
        troubles.reach();
        return Optional.of(reference)
                .filter(text -> text.startsWith(PREFIX))
                .flatMap(text -> books.find(Books.CHARGE, text.substring(PREFIX.length())))
                .filter(charge -> charge.behaviour().disputed())
                .map(charge -> chargeback(reference, charge));
    }

    private Chargeback chargeback(String reference, Entry charge) {
        Instant decided = charge.since().plusMillis(settings.settle_millis());
        return new Chargeback(
                reference,
                charge.reference(),
                charge.amount(),
                "fraudulent",
                clock.instant().isBefore(decided) ? State.OPEN : end(charge.behaviour()),
                Optional.of(decided));
    }

    private static State end(Behaviour behaviour) {
        return behaviour == Behaviour.DISPUTE_WON ? State.WON : State.LOST;
    }
}
