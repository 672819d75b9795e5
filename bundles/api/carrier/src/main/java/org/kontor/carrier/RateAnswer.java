package org.kontor.carrier;

import java.util.List;

/** Every price the carrier gives, and why it gives no other. One of the two lists is never empty. */
public record RateAnswer(List<Rate> rates, List<Refusal> refusals) {

    public RateAnswer {
        rates = List.copyOf(rates);
        refusals = List.copyOf(refusals);
        if (rates.isEmpty() && refusals.isEmpty()) {
            throw new IllegalArgumentException("a carrier that gives no price must say why");
        }
    }
}
