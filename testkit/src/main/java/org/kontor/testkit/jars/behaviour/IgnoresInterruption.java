package org.kontor.testkit.jars.behaviour;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** Waits ten minutes, whoever interrupts it. */
public final class IgnoresInterruption implements Rates {

    @Override
    public RateAnswer quote(Shipment shipment) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            Thread.interrupted();
        }
        return Answers.of("nobody who still waits");
    }
}
