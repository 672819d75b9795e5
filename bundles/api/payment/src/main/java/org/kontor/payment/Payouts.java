package org.kontor.payment;

import java.util.Optional;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.osgi.annotation.versioning.ConsumerType;

/** Sends money of ours to a bound account. */
@ConsumerType
public interface Payouts {

    /** Sends the amount; the payee's bank shows the reference. The same key never pays twice. */
    PayoutOutcome pay(PayerToken payee, Money amount, String reference, IdempotencyKey key);

    /** What became of the payout made with this key; empty when the provider never heard of it. */
    Optional<PayoutOutcome> findPayout(IdempotencyKey key);
}
