package org.kontor.tracking.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One number that a journey is followed by, at one carrier account. {@code usedBefore} is when another order of ours
 * began with the same number; {@code problem} says why the latest question failed, empty when it did not.
 */
public record Leg(
        UUID id,
        UUID order,
        LegKind kind,
        String carrier,
        String waybill,
        Instant addedAt,
        Optional<Instant> usedBefore,
        Optional<Instant> askedAt,
        Optional<Instant> pushedAt,
        String problem) {

    private static final int PROBLEM = 500;

    /** The order's own waybill has the order's id, so that its timer is known without a look. */
    static Leg first(Journey journey, Optional<Instant> usedBefore) {
        return new Leg(
                journey.order(),
                journey.order(),
                LegKind.WAYBILL,
                journey.carrier(),
                journey.waybill(),
                journey.shippedAt(),
                usedBefore,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    Leg asked(Instant when, String failure) {
        String kept = failure.length() > PROBLEM ? failure.substring(0, PROBLEM) : failure;
        return new Leg(id, order, kind, carrier, waybill, addedAt, usedBefore, Optional.of(when), pushedAt, kept);
    }

    Leg pushed(Instant when) {
        return new Leg(id, order, kind, carrier, waybill, addedAt, usedBefore, askedAt, Optional.of(when), problem);
    }

    /** As evidence names it. */
    String told() {
        return kind + " " + waybill + " at " + carrier;
    }
}
