package org.kontor.tracking.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;

/**
 * How long it normally takes until the next scan; after that, silence is a finding. Customs have their own times; else
 * a lane that has seen enough journeys teaches, and before that the mode.
 */
final class ScanGaps {

    private static final Map<Mode, Duration> NORMAL = Map.of(
            Mode.EXPRESS, Duration.ofHours(36),
            Mode.AIR, Duration.ofHours(60),
            Mode.ROAD, Duration.ofHours(60),
            Mode.RAIL, Duration.ofDays(6),
            Mode.SEA, Duration.ofDays(12));

    private static final int ENOUGH = 20;
    private static final double ALMOST_ALL = 0.95;
    /** A lane may be this much quicker or slower than its mode, no more: a bad month must not teach us to wait. */
    private static final int QUICKER = 3;

    private static final int SLOWER = 2;

    /** 1 in real life; a demonstration with a fast clock makes silence suspicious sooner. */
    private final double factor;

    ScanGaps(double factor) {
        this.factor = factor;
    }

    /** A scan that claims to be from the future does not put silence off. */
    Instant due(Scan latest, NormalGap normal, Instant now) {
        Instant at = latest.at().toInstant();
        return (at.isAfter(now) ? now : at).plus(normal.gap());
    }

    /** {@code longest}: the longest silence of each of the lane's journeys that arrived. */
    NormalGap after(Optional<Scan> latest, Lane lane, List<Duration> longest) {
        return latest.flatMap(Customs::of)
                .map(customs -> new NormalGap(scaled(customs.normal()), "customs: " + customs))
                .orElseGet(() -> onTheWay(lane, longest));
    }

    private NormalGap onTheWay(Lane lane, List<Duration> longest) {
        Duration byMode = NORMAL.get(lane.mode());
        if (longest.size() < ENOUGH) {
            return new NormalGap(scaled(byMode), "mode " + lane.mode());
        }
        List<Duration> sorted = longest.stream().sorted().toList();
        Duration usual = sorted.get((int) Math.ceil(ALMOST_ALL * sorted.size()) - 1);
        Duration least = byMode.dividedBy(QUICKER);
        Duration most = byMode.multipliedBy(SLOWER);
        Duration bounded = usual.compareTo(least) < 0 ? least : usual.compareTo(most) > 0 ? most : usual;
        return new NormalGap(scaled(bounded), "lane " + lane.told() + ", " + sorted.size() + " journeys");
    }

    private Duration scaled(Duration gap) {
        return Duration.ofMillis(Math.max(1, (long) (gap.toMillis() * factor)));
    }
}
