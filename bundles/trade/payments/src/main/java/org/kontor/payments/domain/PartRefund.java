package org.kontor.payments.domain;

import java.time.Instant;
import java.util.UUID;
import org.kontor.values.Money;
import org.kontor.values.Require;

/** A part of a payment on its way back to who paid it. */
public record PartRefund(
        UUID id, UUID payment, UUID order, Money amount, State state, String reason, long asked, Instant startedAt) {

    /** How far it is. */
    public enum State {
        /** The provider has been told, or will be; it has not confirmed. */
        REQUESTED,
        /** Given back. */
        CONFIRMED,
        /** The provider refused; the money is in escrow again. */
        FAILED,
        /** Failed, and begun anew as another. */
        REPEATED
    }

    private static final int REASON = 255;

    public PartRefund {
        Require.positive("amount", amount.minor());
        reason = reason.length() > REASON ? reason.substring(0, REASON) : reason;
    }

    PartRefund moved(State to, String why) {
        return new PartRefund(id, payment, order, amount, to, why, asked + 1, startedAt);
    }
}
