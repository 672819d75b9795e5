package org.kontor.testkit.live;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.testkit.live.Happening.Stage;
import org.kontor.values.IdempotencyKey;

/** A journey that its carrier tells late, out of order, twice, and otherwise than before. */
public abstract class JourneyOverTime extends OverTimeStage {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final ZoneOffset GERMANY = ZoneOffset.ofHours(1);

    /** What identifies a scan must say the same whenever it is told: its moment and the carrier's code. */
    private final Map<String, String> seen = new HashMap<>();

    private final Instant start = clock.instant();

    @Test
    public final void aJourneyToldLateOutOfOrderAndTwiceKeepsEachScanOnce() {
        String waybill = book();
        Happening collected = happening(Stage.COLLECTED, 1);
        Happening departed = happening(Stage.DEPARTED, 10);
        Happening arrived = happening(Stage.ARRIVED, 30);
        Happening delivered = happening(Stage.DELIVERED, 50);
        tells(new Journey<Happening>(clock)
                .tells(hour(1), collected)
                .tells(hour(10), departed)
                .tells(hour(50), delivered)
                .tells(hour(60), arrived)
                .tells(hour(60), departed));

        assertTells(waybill, 2, collected);
        assertTells(waybill, 12, collected, departed);
        assertTells(waybill, 51, collected, departed, delivered);
        List<Scan> whole = assertTells(waybill, 61, collected, departed, arrived, delivered);

        assertEquals(Scan.Status.DELIVERED, whole.get(3).status());
        assertEquals("each scan had one id all the time", 4, seen.size());
    }

    @Test
    public final void anEventThatIsCorrectedTakesThePlaceOfTheWrongOne() {
        String waybill = book();
        Happening collected = happening(Stage.COLLECTED, 1);
        Happening wrong = happening(Stage.DEPARTED, 10);
        Happening right = happening(Stage.DEPARTED, 11);
        tells(new Journey<Happening>(clock)
                .tells(hour(1), collected)
                .tells(hour(12), wrong)
                .withdraws(hour(20), wrong)
                .tells(hour(20), right));

        assertTells(waybill, 13, collected, wrong);
        assertTells(waybill, 21, collected, right);
    }

    private String book() {
        return waybill(bookings().book(request(service()), IdempotencyKey.fresh()));
    }

    private void tells(Journey<Happening> journey) {
        provider.alters(tracking(), (call, recorded) -> journey(recorded, journey.known()));
    }

    /** Asks a new instance at that hour: what is remembered of a journey is not the plugin's. */
    private List<Scan> assertTells(String waybill, int hour, Happening... told) {
        clock.advance(Duration.between(clock.instant(), hour(hour)));
        Tracking tracking = trackings();
        List<Scan> scans = tracking.track(waybill);

        assertEquals(
                List.of(told).stream().map(one -> one.at().toInstant()).toList(),
                scans.stream().map(scan -> scan.at().toInstant()).toList());
        assertEquals("told alike", scans, tracking.track(waybill));
        Map<String, String> now = scans.stream()
                .collect(Collectors.toMap(Scan::id, scan -> scan.at().toInstant() + " " + scan.carrierCode()));
        now.forEach((id, what) -> assertEquals("the scan " + id, seen.getOrDefault(id, what), what));
        List<String> before = seen.entrySet().stream()
                .filter(one -> now.containsValue(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        assertTrue(
                "the ids of " + before + " are stable in " + now, now.keySet().containsAll(before));
        seen.putAll(now);
        return scans;
    }

    private Happening happening(Stage stage, int hour) {
        ZoneOffset zone = stage.ordinal() < Stage.ARRIVED.ordinal() ? CHINA : GERMANY;
        return new Happening(stage, hour(hour).atOffset(zone));
    }

    private Instant hour(int hour) {
        return start.plus(Duration.ofHours(hour));
    }
}
