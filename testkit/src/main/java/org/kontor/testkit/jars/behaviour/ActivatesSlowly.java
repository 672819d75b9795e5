package org.kontor.testkit.jars.behaviour;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** Takes half a minute to start. */
public final class ActivatesSlowly implements Rates {

    void activate() {
        try {
            new CountDownLatch(1).await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        return Answers.of("a plugin that is slow to activate");
    }
}
