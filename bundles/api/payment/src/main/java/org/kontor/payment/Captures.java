package org.kontor.payment;

import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.osgi.annotation.versioning.ConsumerType;

/** Takes money that a charge has reserved; offered beside {@link Charges} by providers that reserve first. */
@ConsumerType
public interface Captures {

    /**
     * Takes all or part of what the charge, named by the provider's reference, has reserved; what is not taken is let go.
     * The same key never captures twice. Declined when the hold has ended.
     */
    PaymentOutcome capture(String charge, Money amount, IdempotencyKey key);
}
