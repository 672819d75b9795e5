package org.kontor.tracking.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.kontor.carrier.Mode;

/**
 * When a carrier is asked again about a number: often near the buyer's door, seldom at sea, seldom when it tells us by
 * itself, and at once when the next scan falls overdue.
 */
record PollPlan(Duration shortest) {

    private static final Map<Mode, Integer> ON_THE_WAY =
            Map.of(Mode.EXPRESS, 2, Mode.ROAD, 2, Mode.AIR, 4, Mode.RAIL, 8, Mode.SEA, 16);

    private static final int AWAITED = 2;
    private static final int AT_CUSTOMS = 4;
    private static final int IN_TROUBLE = 4;
    private static final int PUSHED = 4;

    /** A carrier that has told nothing by itself for so long may have stopped doing so. */
    private static final Duration PUSHES = Duration.ofDays(3);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    Instant first(Instant now) {
        return now.plus(shortest);
    }

    Instant next(Journey journey, Leg leg, Phase phase, Instant now) {
        Instant wish = now.plus(shortest.multipliedBy(times(journey, leg, phase, now)));
        Instant overdue = journey.nextScanDue().plusMillis(1);
        return overdue.isAfter(now) && overdue.isBefore(wish) ? overdue : wish;
    }

    /** When to look again for numbers whose turn has come, where there was none. */
    Instant look(Instant now) {
        return now.plus(shortest.compareTo(LONGEST_PAUSE) < 0 ? shortest : LONGEST_PAUSE);
    }

    /** For a number whose news could not be taken. */
    Instant putOff(Instant now) {
        return now.plus(shortest.multipliedBy(IN_TROUBLE));
    }

    private static int times(Journey journey, Leg leg, Phase phase, Instant now) {
        boolean pushes =
                leg.pushedAt().filter(at -> at.plus(PUSHES).isAfter(now)).isPresent();
        int byPhase =
                switch (phase) {
                    case AWAITED -> AWAITED;
                    case ON_THE_WAY -> ON_THE_WAY.get(journey.lane().mode());
                    case CUSTOMS -> AT_CUSTOMS;
                    case LAST_MILE -> 1;
                    case TROUBLE, ARRIVED -> IN_TROUBLE;
                };
        return pushes ? byPhase * PUSHED : byPhase;
    }
}
