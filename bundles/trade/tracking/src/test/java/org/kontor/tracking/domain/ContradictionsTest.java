package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.tracking.domain.Contradiction.Kind;

public class ContradictionsTest {

    private static final Instant SHIPPED = Instant.parse("2026-11-02T08:00:00Z");

    private final List<ReceivedScan> scans = new ArrayList<>();

    @Test
    public void anOrdinaryJourneyContradictsNothing() {
        scan(Status.ANNOUNCED, "2026-11-01T08:00:00+08:00", "Shenzhen");
        scan(Status.COLLECTED, "2026-11-02T17:00:00+08:00", "Shenzhen");
        scan(Status.IN_TRANSIT, "2026-11-03T04:00:00Z", "Leipzig");
        scan(Status.DELIVERED, "2026-11-04T10:00:00+01:00", "Hamburg");

        assertEquals(List.of(), kinds());
    }

    @Test
    public void deliveredBeforeCollectedIsSeenAcrossZones() {
        scan(Status.DELIVERED, "2026-11-02T10:00:00+01:00", "Hamburg");
        scan(Status.COLLECTED, "2026-11-02T17:30:00+08:00", "Shenzhen");

        assertEquals(List.of(Kind.DELIVERED_BEFORE_COLLECTED), kinds());
    }

    @Test
    public void aScanFromTheFutureIsSeen() {
        Scan tomorrow = new Scan("x", at("2026-11-05T10:00:00Z"), Status.IN_TRANSIT, "", "", "Leipzig");
        scans.add(new ReceivedScan(tomorrow, Instant.parse("2026-11-04T10:00:00Z")));

        assertEquals(List.of(Kind.FUTURE_TIME), kinds());
    }

    @Test
    public void clocksMayDifferByMinutes() {
        Scan soon = new Scan("x", at("2026-11-04T10:05:00Z"), Status.IN_TRANSIT, "", "", "Leipzig");
        scans.add(new ReceivedScan(soon, Instant.parse("2026-11-04T10:00:00Z")));

        assertEquals(List.of(), kinds());
    }

    @Test
    public void handledBeforeTheHandoverIsSeenButAnnouncedIsNot() {
        scan(Status.ANNOUNCED, "2026-10-30T08:00:00Z", "Shenzhen");
        scan(Status.IN_TRANSIT, "2026-11-01T08:00:00Z", "Leipzig");

        assertEquals(List.of(Kind.BEFORE_HANDOVER), kinds());
    }

    @Test
    public void movingAfterDeliveryIsSeenButReturningIsNot() {
        scan(Status.DELIVERED, "2026-11-04T10:00:00Z", "Hamburg");
        scan(Status.RETURNING, "2026-11-05T10:00:00Z", "Hamburg");
        assertEquals(List.of(), kinds());

        scan(Status.OUT_FOR_DELIVERY, "2026-11-06T10:00:00Z", "Hamburg");
        assertEquals(List.of(Kind.MOVED_AFTER_DELIVERY), kinds());
    }

    @Test
    public void aRepeatedScanIsNoiseAndNotSerious() {
        scan(Status.IN_TRANSIT, "2026-11-03T04:00:00Z", "Leipzig");
        scan(Status.IN_TRANSIT, "2026-11-03T04:00:00Z", "Leipzig");

        List<Contradiction> found = Contradictions.in(scans, SHIPPED);
        assertEquals(Kind.REPEATED_SCAN, found.get(0).kind());
        assertEquals(false, found.get(0).serious());
    }

    private void scan(Status status, String when, String place) {
        OffsetDateTime at = at(when);
        scans.add(new ReceivedScan(
                new Scan("scan-" + scans.size(), at, status, "", "", place),
                at.toInstant().plus(Duration.ofHours(1))));
        scans.sort(Comparator.comparing(received -> received.scan().at().toInstant()));
    }

    private List<Kind> kinds() {
        return Contradictions.in(scans, SHIPPED).stream()
                .map(Contradiction::kind)
                .toList();
    }

    private static OffsetDateTime at(String when) {
        return OffsetDateTime.parse(when);
    }
}
