package org.kontor.testkit.jars.behaviour;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** Leaves a thread of its own behind with every question, for ten minutes. */
public final class LeaksThreads implements Rates {

    private static void linger() {
        try {
            new CountDownLatch(1).await(10, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        Thread leaked = new Thread(LeaksThreads::linger, "left by LeaksThreads");
        leaked.setDaemon(true);
        leaked.start();
        return Answers.of("a leaking plugin");
    }
}
