package org.kontor.carrier;

import java.util.List;

/** Every price the carrier gives, and why it gives no other. One of the two lists is never empty. */
public record RateAnswer(List<Rate> rates, List<Refusal> refusals) {

    private static final int MOST = 500;

    public RateAnswer {
        rates = List.copyOf(rates);
        refusals = List.copyOf(refusals);
        if (rates.size() > MOST || refusals.size() > MOST) {
            throw new IllegalArgumentException("a carrier gives at most " + MOST + " prices and as many reasons");
        }
        if (rates.isEmpty() && refusals.isEmpty()) {
            throw new IllegalArgumentException("a carrier that gives no price must say why");
        }
    }
}
