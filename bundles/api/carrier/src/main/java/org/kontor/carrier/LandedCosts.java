package org.kontor.carrier;

import org.osgi.annotation.versioning.ConsumerType;

/** A further service, registered by carriers that estimate what customs will ask. Asking changes nothing. */
@ConsumerType
public interface LandedCosts {

    /** What the consignee's authorities and the carrier's clearance will cost, without the freight itself. */
    LandedCost estimate(Shipment shipment, String service);
}
