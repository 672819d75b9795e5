package org.kontor.testkit.jars.behaviour;

import java.util.Map;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** A carrier as it should be; its one service is called after the version that answers. */
public final class PricesEverything implements Rates {

    private String version = "";

    void activate(Map<String, Object> properties) {
        version = String.valueOf(properties.get("plugin.version"));
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        return Answers.of(version);
    }
}
