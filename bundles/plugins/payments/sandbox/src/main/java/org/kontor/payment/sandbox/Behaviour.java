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
    REFUND_DECLINED,
    REFUND_PENDING,
    REFUND_IN_DOUBT;

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

    /** How the charge itself goes: tokens about refunds charge well. */
    Behaviour onCharge() {
        return name().startsWith("REFUND_") ? OK : this;
    }
}
