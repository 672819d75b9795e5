package org.kontor.payment;

import java.util.Optional;
import org.kontor.values.IdempotencyKey;
import org.osgi.annotation.versioning.ConsumerType;

/** Binds a trader's way to pay. {@code setup} is what the provider's own page gave the trader: never a card number. */
@ConsumerType
public interface Instruments {

    BindingOutcome bind(String setup, String holder, IdempotencyKey key);

    /** What became of the binding made with this key; empty when the provider never heard of it. */
    Optional<BindingOutcome> findBinding(IdempotencyKey key);
}
