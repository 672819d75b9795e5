package org.kontor.verdicts;

import java.util.Optional;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Captures;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** A payment provider called by the host: charges, captures, refunds and bindings are acts. */
record HostedPayments(HostedCalls calls) implements Charges, Captures, Instruments {

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        return calls.act(Charges.class, provider -> provider.charge(payer, amount, reference, key));
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        return calls.act(Charges.class, provider -> provider.refund(charge, amount, key));
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        return calls.ask(Charges.class, provider -> provider.find(key));
    }

    @Override
    public PaymentOutcome capture(String charge, Money amount, IdempotencyKey key) {
        return calls.act(Captures.class, provider -> provider.capture(charge, amount, key));
    }

    @Override
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        return calls.act(Instruments.class, provider -> provider.bind(setup, holder, key));
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        return calls.ask(Instruments.class, provider -> provider.findBinding(key));
    }
}
