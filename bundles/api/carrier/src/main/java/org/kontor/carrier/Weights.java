package org.kontor.carrier;

import org.kontor.values.Require;

/**
 * The weight arithmetic of a price, in grams: what was weighed, what the volume counts for (cubic centimetres divided
 * by {@code divisor} are kilograms), the rounding step, and what is charged. {@code rule} says in one sentence how.
 */
public record Weights(
        long actualGrams,
        long volumetricGrams,
        int divisor,
        long roundingStepGrams,
        long chargeableGrams,
        String rule) {

    public Weights {
        rule = Require.words(rule, 500);
    }
}
