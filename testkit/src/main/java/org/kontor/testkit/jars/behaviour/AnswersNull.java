package org.kontor.testkit.jars.behaviour;

import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** Answers nothing. */
public final class AnswersNull implements Rates {

    @Override
    public RateAnswer quote(Shipment shipment) {
        return null;
    }
}
