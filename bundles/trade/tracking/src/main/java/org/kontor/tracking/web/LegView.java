package org.kontor.tracking.web;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.tracking.domain.Leg;
import org.kontor.tracking.domain.LegKind;

/**
 * A number that the goods are followed by, at which account, and when that was last asked and last told us by itself.
 */
public record LegView(
        UUID id,
        LegKind kind,
        String carrier,
        String waybill,
        Instant addedAt,
        Optional<Instant> askedAt,
        Optional<Instant> pushedAt,
        String problem) {

    static LegView of(Leg leg) {
        return new LegView(
                leg.id(),
                leg.kind(),
                leg.carrier(),
                leg.waybill(),
                leg.addedAt(),
                leg.askedAt(),
                leg.pushedAt(),
                leg.problem());
    }
}
