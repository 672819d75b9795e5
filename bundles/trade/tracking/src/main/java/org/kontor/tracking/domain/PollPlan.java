package org.kontor.tracking.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.kontor.carrier.Mode;

/**
 * When a carrier is asked again about a number: often near the buyer's door, seldom at sea, seldom when it tells us by
 * itself, at once when the next scan falls overdue, and never more often than the account may be asked.
 */
final class PollPlan {

    private static final Map<Mode, Integer> ON_THE_WAY =
            Map.of(Mode.EXPRESS, 2, Mode.ROAD, 2, Mode.AIR, 4, Mode.RAIL, 8, Mode.SEA, 16);

    private static final int AWAITED = 2;
    private static final int AT_CUSTOMS = 4;
    private static final int IN_TROUBLE = 4;
    private static final int PUSHED = 4;

    /** A carrier that has told nothing by itself for so long may have stopped doing so. */
    private static final Duration PUSHES = Duration.ofDays(3);

    private final Duration shortest;
    private final Turns turns;

    PollPlan(Duration shortest, int perMinute) {
        this.shortest = shortest;
        this.turns = new Turns(perMinute);
    }

    Instant first(Leg leg, Instant now) {
        return turns.take(leg.carrier(), now.plus(shortest), now);
    }

    Instant next(Journey journey, Leg leg, Phase phase, Instant now) {
        Instant wish = now.plus(shortest.multipliedBy(times(journey, leg, phase, now)));
        Instant overdue = journey.nextScanDue().plusMillis(1);
        boolean overdueFirst = overdue.isAfter(now) && overdue.isBefore(wish);
        return turns.take(leg.carrier(), overdueFirst ? overdue : wish, now);
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
