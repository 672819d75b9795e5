package org.kontor.carrier;

import org.kontor.values.IdempotencyKey;
import org.osgi.annotation.versioning.ConsumerType;

/** A further service, registered by carriers that send somebody to collect. */
@ConsumerType
public interface Pickups {

    /** Orders a collection. The same key always yields the same one. */
    PickupOutcome order(PickupRequest request, IdempotencyKey key);

    /** True when nobody comes any more (also when nobody did already), false when it is too late. */
    boolean cancelPickup(String confirmation, IdempotencyKey key);
}
