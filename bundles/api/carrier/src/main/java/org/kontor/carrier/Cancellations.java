package org.kontor.carrier;

import org.kontor.values.IdempotencyKey;
import org.osgi.annotation.versioning.ConsumerType;

/** A further service, registered by carriers that can undo a booking. */
@ConsumerType
public interface Cancellations {

    /**
     * True when the booking is void (also when it already was), false when it stands: the goods have left. One that is
     * not confirmed yet is named by the request's reference instead of a waybill; false leaves it awaited.
     */
    boolean cancel(String waybill, IdempotencyKey key);
}
