package org.kontor.conformance;

import java.util.Optional;
import org.kontor.payment.Captures;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Authorised;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** A provider that reserves first, captured at once as the host does: so the rules about charges hold for it too. */
record TakenAtOnce(Charges charges, Captures captures) implements Charges {

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        return taken(charges.charge(payer, amount, reference, key), key);
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        return charges.refund(charge, amount, key);
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        return charges.find(key).map(outcome -> taken(outcome, key));
    }

    private PaymentOutcome taken(PaymentOutcome outcome, IdempotencyKey key) {
        return outcome instanceof Authorised hold
                ? captures.capture(hold.reference(), hold.amount(), new IdempotencyKey("capture-" + key.value()))
                : outcome;
    }
}
