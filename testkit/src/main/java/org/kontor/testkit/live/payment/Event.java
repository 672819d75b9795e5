package org.kontor.testkit.live.payment;

import java.util.Objects;
import java.util.Optional;

/** What the provider tells of its own accord: the payment as it was then, and the refund it is about, if any. */
public record Event(String id, Kind kind, Payment payment, Optional<Refund> refund) {

    /** What happened. */
    public enum Kind {
        DECLINED,
        HELD,
        TAKEN,
        CALLED_OFF,
        REFUNDED,
        DISPUTED
    }

    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(refund, "refund");
    }
}
