package org.kontor.testkit.jars.behaviour;

import java.util.concurrent.CountDownLatch;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Waits for an answer that never comes, until it is interrupted. */
public final class HangsInQuote implements Rates {

    @Override
    public RateAnswer quote(Shipment shipment) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProviderException(Fault.UNAVAILABLE, "the carrier never answered");
    }
}
