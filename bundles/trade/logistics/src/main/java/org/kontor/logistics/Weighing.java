package org.kontor.logistics;

import java.util.List;

/**
 * How an option's chargeable weight comes about, in grams, and line by line as one would write it down: recounted from
 * the packages by the carrier's divisor and rounding step.
 */
public record Weighing(
        List<String> arithmetic,
        Counting counting,
        Decisive decidedBy,
        long actualGrams,
        long volumetricGrams,
        long roundingStepGrams,
        long chargeableGrams) {

    /** What weight is compared with what volume. */
    public enum Counting {
        /** All packages' weight with all packages' volume. */
        PER_SHIPMENT,
        /** Each package's weight with its volume. */
        PER_PACKAGE,
        /** Our recount comes to another weight than the carrier; its own sentence says how it counted. */
        CARRIERS_RULE
    }

    /** What the price would have to come down with. */
    public enum Decisive {
        WEIGHT,
        VOLUME,
        CARRIERS_RULE
    }

    public Weighing {
        arithmetic = List.copyOf(arithmetic);
    }
}
