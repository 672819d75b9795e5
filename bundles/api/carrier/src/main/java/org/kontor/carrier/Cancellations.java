package org.kontor.carrier;

import org.kontor.values.IdempotencyKey;
import org.osgi.annotation.versioning.ConsumerType;

/** A further service, registered by carriers that can undo a booking. */
@ConsumerType
public interface Cancellations {

    /** True when the booking is void (also when it already was), false when the goods have left. */
    boolean cancel(String waybill, IdempotencyKey key);
}
