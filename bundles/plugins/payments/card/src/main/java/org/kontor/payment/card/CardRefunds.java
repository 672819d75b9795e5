package org.kontor.payment.card;

import java.util.Optional;
import java.util.OptionalLong;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Pending;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Refunds: which calls they are. */
final class CardRefunds {

    private final CardApi api;
    private final CardCharges charges;

    CardRefunds(CardApi api, CardCharges charges) {
        this.api = api;
        this.charges = charges;
    }

    /** Stripe's refunds name no currency, and would give back units of another: the payment is looked at first. */
    PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        CardAnswer payment = api.payment(charge);
        OptionalLong units = CardMoney.units(amount);
        Optional<PaymentOutcome> done =
                payment.unfit(amount).<PaymentOutcome>map(declined -> declined).or(() -> charges.earlier(key));
        if (done.isPresent()) {
            return done.get();
        }
        CardAnswer answer =
                api.act("v1/refunds", CardForms.refund(payment.id(), units.getAsLong(), key), key, "refund");
        return answer.isGood() ? asItIsNow(answer, payment.id()) : charges.refused(answer, key);
    }

    private PaymentOutcome asItIsNow(CardAnswer answer, String payment) {
        PaymentOutcome first = answer.read(refund -> CardRefund.outcome(Read.about(refund, "payment_intent", payment)));
        return answer.replayed() || first instanceof Pending
                ? answer.again(() -> api.get("v1/refunds/" + answer.id(), new Form()))
                        .map(now -> now.read(CardRefund::outcome))
                        .orElse(first)
                : first;
    }
}
