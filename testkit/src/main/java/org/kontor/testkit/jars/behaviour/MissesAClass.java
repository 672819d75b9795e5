package org.kontor.testkit.jars.behaviour;

import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** Needs a class that its jar leaves out, and finds out in the middle of a question. */
public final class MissesAClass implements Rates {

    @Override
    public RateAnswer quote(Shipment shipment) {
        return Answers.of(Absent.name());
    }
}
