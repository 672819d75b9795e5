package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.kontor.payments.Transfer;

/**
 * Why money moves: {@code id} is what happened once (a payment, an intention, a payout), so that its transfer happens once;
 * {@code order} may be {@link Transfer#NONE}; {@code subject} is what the transfer is later found by.
 */
public record Cause(UUID id, UUID order, UUID subject) {

    static Cause ofPayment(Payment payment) {
        return new Cause(payment.id(), payment.order(), payment.id());
    }

    /** Another cause about the same payment, as one of several refunds. */
    static Cause ofPayment(Payment payment, UUID id) {
        return new Cause(id, payment.order(), payment.id());
    }

    static Cause ofNoOrder(UUID id) {
        return new Cause(id, Transfer.NONE, id);
    }

    /** The transfer of this cause; always the same, so that it cannot be posted twice. */
    UUID transfer(Event event) {
        return UUID.nameUUIDFromBytes((id + ":" + event).getBytes(StandardCharsets.US_ASCII));
    }
}
