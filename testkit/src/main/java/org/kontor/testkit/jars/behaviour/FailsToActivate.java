package org.kontor.testkit.jars.behaviour;

import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** Cannot start. */
public final class FailsToActivate implements Rates {

    void activate() {
        throw new IllegalStateException("the carrier's terms could not be read");
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        return Answers.of("a plugin that never started");
    }
}
