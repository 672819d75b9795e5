package org.kontor.payment;

import org.kontor.values.IdempotencyKey;
import org.osgi.annotation.versioning.ConsumerType;

/** Calls off a charge whose money has not been taken, so that it cannot be taken later. */
@ConsumerType
public interface Voids {

    /**
     * Calls off the charge made with this key, however far it came; true when no money has moved by it and none will,
     * also when the provider never heard of it. False when the money has been taken: then it is refunded instead.
     */
    boolean callOff(IdempotencyKey charge);
}
