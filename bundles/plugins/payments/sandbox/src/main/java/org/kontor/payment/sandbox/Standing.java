package org.kontor.payment.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kontor.payment.PaymentOutcome;

/** What the books say of a key: how its charge, capture or refund stands. */
record Standing(Books books, String actionUri) {

    static final PaymentOutcome.Declined CALLED_OFF = new PaymentOutcome.Declined("called_off");

    private static final Duration HOLD = Duration.ofDays(7);

    Optional<PaymentOutcome> of(String key) {
        Optional<Entry> moved = books.moved(key);
        if (moved.isPresent()) {
            return moved.map(Standing::succeeded);
        }
        if (books.isCalledOff(key)) {
            return Optional.of(CALLED_OFF);
        }
        return books.find(Books.HOLD, key)
                .map(this::held)
                .or(() -> books.find(Books.TRANSFER, key).map(Transfers::awaited))
                .or(() -> books.attempted(key).map(entry -> attempted(entry, key)));
    }

    static Instant holdEnds(Entry hold) {
        return hold.behaviour() == Behaviour.HOLD_ENDED
                ? hold.since()
                : hold.since().plus(HOLD);
    }

    private PaymentOutcome held(Entry hold) {
        return books.captured(hold.reference())
                .map(Standing::succeeded)
                .orElseGet(() -> new PaymentOutcome.Authorised(hold.reference(), hold.amount(), holdEnds(hold)));
    }

    private PaymentOutcome attempted(Entry entry, String key) {
        if (entry.isDeclined()) {
            return new PaymentOutcome.Declined(entry.reason());
        }
        return entry.behaviour() == Behaviour.THREE_DS
                ? new PaymentOutcome.ActionRequired(URI.create(actionUri + key))
                : new PaymentOutcome.Pending();
    }

    private static PaymentOutcome succeeded(Entry moved) {
        return new PaymentOutcome.Succeeded(moved.reference(), moved.amount());
    }
}
