package org.kontor.payment;

import java.util.Optional;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.osgi.annotation.versioning.ConsumerType;

/** Moves money between a payer and us. One instance is one merchant account with one provider. */
@ConsumerType
public interface Charges {

    /**
     * Takes money from the payer. The same key never charges twice. A provider that reserves first says Authorised, and
     * then offers {@link Captures}.
     */
    PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key);

    /** Gives back all or part of a charge, named by the provider's reference. The same key never refunds twice. */
    PaymentOutcome refund(String charge, Money amount, IdempotencyKey key);

    /** What became of the charge, capture or refund made with this key; empty when the provider never heard of it. */
    Optional<PaymentOutcome> find(IdempotencyKey key);
}
