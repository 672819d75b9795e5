package org.kontor.payment.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token makes the sandbox do; {@code tok-in-doubt} is {@link #IN_DOUBT}. */
enum Behaviour {
    OK,
    DECLINED,
    THREE_DS,
    PENDING,
    IN_DOUBT,
    LOST,
    SLOW,
    DOWN,
    HOLD,
    HOLD_ENDED,
    TRANSFER,
    DISPUTED,
    DISPUTE_WON,
    REFUND_DECLINED,
    REFUND_PENDING,
    REFUND_IN_DOUBT,
    PAYOUT_REJECTED,
    PAYOUT_RETURNED;

    String token() {
        return this == THREE_DS
                ? "tok-3ds"
                : "tok-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Behaviour> of(String token) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.token().equals(token))
                .findFirst();
    }

    /** How the refund of a charge made with this token goes. */
    Behaviour onRefund() {
        return switch (this) {
            case REFUND_DECLINED -> DECLINED;
            case REFUND_PENDING -> PENDING;
            case REFUND_IN_DOUBT -> IN_DOUBT;
            default -> OK;
        };
    }

    /** How the charge itself goes: tokens about refunds, payouts and disputes charge well. */
    Behaviour onCharge() {
        return switch (this) {
            case REFUND_DECLINED, REFUND_PENDING, REFUND_IN_DOUBT -> OK;
            case PAYOUT_REJECTED, PAYOUT_RETURNED, DISPUTED, DISPUTE_WON -> OK;
            default -> this;
        };
    }

    /** True of a charge that money does not follow at once. */
    boolean waits() {
        return this == THREE_DS || this == PENDING;
    }

    boolean holds() {
        return this == HOLD || this == HOLD_ENDED;
    }

    boolean disputed() {
        return this == DISPUTED || this == DISPUTE_WON;
    }
}
