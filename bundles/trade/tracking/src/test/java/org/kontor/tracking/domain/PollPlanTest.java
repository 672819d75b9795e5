package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.store.Keys;
import org.kontor.tracking.Case;

/** When a carrier is asked again. */
public class PollPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-03T06:00:00Z");
    private static final UUID ORDER = Keys.fresh();

    private final PollPlan plan = new PollPlan(Duration.ofMinutes(15));

    @Test
    public void oftenNearTheDoorAndSeldomAtSea() {
        assertEquals(15, minutes(Mode.EXPRESS, Phase.LAST_MILE));
        assertEquals(30, minutes(Mode.EXPRESS, Phase.ON_THE_WAY));
        assertEquals(60, minutes(Mode.EXPRESS, Phase.CUSTOMS));
        assertEquals(240, minutes(Mode.SEA, Phase.ON_THE_WAY));
    }

    @Test
    public void seldomWhileTheCarrierTellsByItselfAndOftenAgainWhenItStops() {
        Leg told = leg().pushed(NOW.minus(Duration.ofDays(2)));
        Leg silent = leg().pushed(NOW.minus(Duration.ofDays(4)));

        assertEquals(NOW.plus(Duration.ofHours(2)), next(journey(Mode.EXPRESS, 48), told, Phase.ON_THE_WAY));
        assertEquals(NOW.plus(Duration.ofMinutes(30)), next(journey(Mode.EXPRESS, 48), silent, Phase.ON_THE_WAY));
    }

    @Test
    public void atOnceWhenTheNextScanFallsOverdue() {
        Journey soon = journey(Mode.SEA, 1);

        assertEquals(soon.nextScanDue().plusMillis(1), next(soon, leg(), Phase.ON_THE_WAY));
    }

    private long minutes(Mode mode, Phase phase) {
        return Duration.between(NOW, next(journey(mode, 48), leg(), phase)).toMinutes();
    }

    private Instant next(Journey journey, Leg leg, Phase phase) {
        return plan.next(journey, leg, phase, NOW);
    }

    private static Journey journey(Mode mode, int dueInHours) {
        return new Journey(
                ORDER,
                ORDER,
                ORDER,
                "carrier.test",
                "5009848432",
                new Lane(mode, "CN", "DE", "Hamburg"),
                Case.Owner.BUYER,
                JourneyState.MOVING,
                1,
                NOW,
                NOW.plus(Duration.ofHours(dueInHours)),
                "");
    }

    private static Leg leg() {
        return new Leg(
                ORDER,
                ORDER,
                LegKind.WAYBILL,
                "carrier.test",
                "5009848432",
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }
}
