package org.kontor.tracking.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;

/** How long it normally takes until the next scan; after that, silence is a finding. Longer at customs and at sea. */
final class ScanGaps {

    private static final Map<Mode, Duration> NORMAL = Map.of(
            Mode.EXPRESS, Duration.ofHours(36),
            Mode.AIR, Duration.ofHours(60),
            Mode.ROAD, Duration.ofHours(60),
            Mode.RAIL, Duration.ofDays(6),
            Mode.SEA, Duration.ofDays(12));

    private static final Duration CUSTOMS = Duration.ofHours(72);

    /** 1 in real life; a demonstration with a fast clock makes silence suspicious sooner. */
    private final double factor;

    ScanGaps(double factor) {
        this.factor = factor;
    }

    /** A scan that claims to be from the future does not put silence off. */
    Instant due(Scan latest, Mode mode, Instant now) {
        Instant at = latest.at().toInstant();
        return (at.isAfter(now) ? now : at).plus(after(mode, latest.status()));
    }

    Duration after(Mode mode, Status status) {
        boolean customs =
                status == Status.EXPORT_CUSTOMS || status == Status.IMPORT_CUSTOMS || status == Status.CUSTOMS_HELD;
        Duration normal = NORMAL.get(mode);
        Duration gap = customs && normal.compareTo(CUSTOMS) < 0 ? CUSTOMS : normal;
        return Duration.ofMillis(Math.max(1, (long) (gap.toMillis() * factor)));
    }
}
