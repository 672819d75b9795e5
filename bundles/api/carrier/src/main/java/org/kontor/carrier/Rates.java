package org.kontor.carrier;

import org.osgi.annotation.versioning.ConsumerType;

/** Prices a shipment. One instance is one account with one carrier. Asking changes nothing. */
@ConsumerType
public interface Rates {

    /** Prices every service that takes this shipment and says why the others do not. */
    RateAnswer quote(Shipment shipment);
}
