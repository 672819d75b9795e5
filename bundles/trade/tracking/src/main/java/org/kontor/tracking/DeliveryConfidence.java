package org.kontor.tracking;

import java.util.List;

/** How sure we are that goods have arrived, from 0 (nobody says so) to 1, and what made it so. */
public record DeliveryConfidence(double value, List<Part> parts) {

    /** What adds to the confidence or, below zero, takes from it, in hundredths. */
    public record Part(int hundredths, String because) {}

    private static final int ALMOST_SURE = 99;

    public DeliveryConfidence {
        parts = List.copyOf(parts);
    }

    /** The parts' sum, never quite 1: that is for people who looked. */
    public static DeliveryConfidence of(List<Part> parts) {
        int sum = parts.stream().mapToInt(Part::hundredths).sum();
        return new DeliveryConfidence(Math.max(0, Math.min(ALMOST_SURE, sum)) / 100.0, parts);
    }

    /** Somebody who looked says so. */
    public static DeliveryConfidence certain(String because) {
        return new DeliveryConfidence(1, List.of(new Part(100, because)));
    }
}
