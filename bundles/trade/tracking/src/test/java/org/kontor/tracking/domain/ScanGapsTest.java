package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.TrackingPush;
import org.kontor.store.Keys;
import org.kontor.tracking.domain.Freshness.Standing;

/** What silence is normal: by customs, by the lane once it has taught enough, by the mode before. */
public class ScanGapsTest extends FollowedGoods {

    private static final Lane LANE = new Lane(Mode.EXPRESS, "CN", "DE", "Hamburg");

    private final ScanGaps gaps = new ScanGaps(1);

    @Test
    public void aLaneTeachesOnceItHasSeenEnoughAndOnlyWithinReason() {
        assertEquals(Duration.ofHours(36), normal(Collections.nCopies(19, Duration.ofHours(20))));
        assertEquals(Duration.ofHours(20), normal(Collections.nCopies(20, Duration.ofHours(20))));
        assertEquals("not quicker", Duration.ofHours(12), normal(Collections.nCopies(20, Duration.ofHours(2))));
        assertEquals("not slower", Duration.ofHours(72), normal(Collections.nCopies(20, Duration.ofDays(30))));
    }

    @Test
    public void oneSlowJourneyInTwentyDoesNotTeach() {
        List<Duration> longest = new ArrayList<>(Collections.nCopies(19, Duration.ofHours(20)));
        longest.add(Duration.ofHours(70));

        assertEquals(Duration.ofHours(20), normal(longest));
    }

    @Test
    public void journeysThatArriveTeachTheirLane() {
        for (int i = 0; i < 20; i++) {
            arrives("60000000" + i);
        }
        pass(Duration.ofHours(2));

        NormalGap learned = sight().normal();
        assertEquals(Duration.ofHours(21), learned.gap());
        assertEquals("lane EXPRESS CN–DE, 20 journeys", learned.because());
        push(scan("1", store.clock().instant().toString(), Status.IN_TRANSIT, "Leipzig"));
        pass(Duration.ofHours(22));
        assertEquals(Standing.STALE, sight().freshness().standing());
    }

    private void arrives(String number) {
        follow(Keys.fresh(), number, Mode.EXPRESS);
        pass(Duration.ofHours(21));
        String now = store.clock().instant().toString();
        assertEquals(
                1,
                mail.take(
                        OneCarrier.ACCOUNT,
                        List.of(new TrackingPush.Update(
                                number, List.of(scan("1", now, Status.DELIVERED, "Hamburg"))))));
    }

    private Duration normal(List<Duration> longest) {
        return gaps.after(Optional.empty(), LANE, longest).gap();
    }
}
