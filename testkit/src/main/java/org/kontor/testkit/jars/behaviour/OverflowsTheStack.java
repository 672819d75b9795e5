package org.kontor.testkit.jars.behaviour;

import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** Calls itself until the stack is full. */
public final class OverflowsTheStack implements Rates {

    private static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        return Answers.of("depth " + deeper(1));
    }
}
