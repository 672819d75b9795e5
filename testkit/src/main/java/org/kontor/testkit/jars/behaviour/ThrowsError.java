package org.kontor.testkit.jars.behaviour;

import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** Throws what no caller expects. */
public final class ThrowsError implements Rates {

    @Override
    public RateAnswer quote(Shipment shipment) {
        throw new AssertionError("this cannot happen");
    }
}
