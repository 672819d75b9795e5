package org.kontor.testkit.jars.behaviour;

import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** Throws an exception that the SPI does not know. */
public final class ThrowsUnchecked implements Rates {

    @Override
    public RateAnswer quote(Shipment shipment) {
        throw new IllegalStateException("the carrier's answer had no prices");
    }
}
