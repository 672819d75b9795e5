package org.kontor.testkit.live.payment;

import java.util.Optional;
import org.kontor.payment.Captures;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Authorised;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.testkit.live.payment.JournalLine.Deed;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Something to be done once at the provider by a key, and what the provider's books say became of it. */
public sealed interface Act {

    /** Takes money of this payer, or reserves it. */
    record Charge(PayerToken payer, Money amount, IdempotencyKey key) implements Act {}

    /** Takes what this charge has reserved. */
    record Capture(String charge, Money amount, IdempotencyKey key) implements Act {}

    /** Gives back of this charge. */
    record Refund(String charge, Money amount, IdempotencyKey key) implements Act {}

    IdempotencyKey key();

    Money amount();

    default PaymentOutcome by(Charges plugin) {
        if (this instanceof Charge charge) {
            return plugin.charge(charge.payer(), charge.amount(), "order 7", charge.key());
        }
        if (this instanceof Capture capture) {
            return ((Captures) plugin).capture(capture.charge(), capture.amount(), capture.key());
        }
        Refund refund = (Refund) this;
        return plugin.refund(refund.charge(), refund.amount(), refund.key());
    }

    /** What became of it; empty when the provider has not done it. */
    default Optional<PaymentOutcome> truth(ProviderBooks books) {
        if (this instanceof Charge) {
            return books.paymentOf(key().value()).map(Act::outcome);
        }
        if (this instanceof Capture capture) {
            return books.payment(capture.charge())
                    .filter(payment -> payment.taking().equals(key().value()))
                    .map(Act::outcome);
        }
        return books.refunds().stream()
                .filter(refund -> refund.key().equals(key().value()))
                .findFirst()
                .map(refund -> new Succeeded(refund.id(), refund.amount()));
    }

    /** The line that it leaves in the provider's journal when it has moved money. */
    default JournalLine line(PaymentOutcome outcome) {
        Succeeded done = (Succeeded) outcome;
        Deed deed = this instanceof Refund ? Deed.REFUND : Deed.CAPTURE;
        return new JournalLine(deed, key().value(), done.amount(), done.reference());
    }

    private static PaymentOutcome outcome(Payment payment) {
        return switch (payment.state()) {
            case HELD -> new Authorised(payment.id(), payment.amount(), payment.heldUntil());
            case TAKEN -> new Succeeded(payment.id(), payment.taken());
            default -> throw new IllegalStateException(payment.id() + " is " + payment.state());
        };
    }
}
