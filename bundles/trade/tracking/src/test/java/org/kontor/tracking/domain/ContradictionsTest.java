package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.store.Keys;
import org.kontor.tracking.domain.Contradiction.Kind;

public class ContradictionsTest {

    private static final Instant SHIPPED = Instant.parse("2026-11-02T08:00:00Z");

    private static final UUID ORDER = Keys.fresh();
    private static final Leg LEG = leg(LegKind.WAYBILL);

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

        assertEquals(List.of(Kind.DELIVERED_BEFORE_COLLECTED, Kind.IMPOSSIBLE_SPEED), kinds());
    }

    @Test
    public void aScanFromTheFutureIsSeen() {
        Scan tomorrow = new Scan("x", at("2026-11-05T10:00:00Z"), Status.IN_TRANSIT, "", "", "Leipzig");
        scans.add(new ReceivedScan(LEG, tomorrow, Instant.parse("2026-11-04T10:00:00Z")));

        assertEquals(List.of(Kind.FUTURE_TIME), kinds());
    }

    @Test
    public void clocksMayDifferByMinutes() {
        Scan soon = new Scan("x", at("2026-11-04T10:05:00Z"), Status.IN_TRANSIT, "", "", "Leipzig");
        scans.add(new ReceivedScan(LEG, soon, Instant.parse("2026-11-04T10:00:00Z")));

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

    @Test
    public void fasterThanAnAircraftIsSeenBetweenKnownPlaces() {
        scan(Status.IN_TRANSIT, "2026-11-03T04:00:00+08:00", "Shenzhen");
        scan(Status.IN_TRANSIT, "2026-11-03T05:00:00+08:00", "Hong Kong, HK");
        scan(Status.IN_TRANSIT, "2026-11-03T02:00:00+01:00", "LEIPZIG - GERMANY");

        Contradiction found = Contradictions.in(scans, SHIPPED).get(0);
        assertEquals(Kind.IMPOSSIBLE_SPEED, found.kind());
        assertTrue(found.evidence(), found.evidence().contains("8864 km in 240 minutes"));
        assertFalse("packages may travel apart", found.serious());
    }

    @Test
    public void speedIsNotClaimedWherePlaceOrZoneIsNotSurelyKnown() {
        scan(Status.IN_TRANSIT, "2026-11-03T04:00:00+08:00", "Shenzhen");
        scan(Status.IN_TRANSIT, "2026-11-03T04:10:00+08:00", "Springfield");
        scan(Status.IN_TRANSIT, "2026-11-03T04:20:00+08:00", "Leipzig");
        scan(Status.IN_TRANSIT, "2026-11-02T21:40:00+01:00", "Hamburg, US");
        scan(Status.IN_TRANSIT, "2026-11-03T12:00:00+01:00", "Hamburg");

        assertEquals(List.of(), kinds());
    }

    @Test
    public void collectedWhenItWasOutForDeliveryIsOutOfOrder() {
        scan(Status.OUT_FOR_DELIVERY, "2026-11-03T04:00:00Z", "Hamburg");
        scan(Status.COLLECTED, "2026-11-03T06:00:00Z", "Hamburg");

        assertEquals(List.of(Kind.OUT_OF_ORDER), kinds());
    }

    @Test
    public void aScanWeLearnOfAfterWhatCameLaterIsToldLate() {
        scan(Status.COLLECTED, "2026-11-02T10:00:00Z", "Shenzhen");
        scan(Status.IN_TRANSIT, "2026-11-03T10:00:00Z", "Leipzig");
        Scan late = new Scan("late", at("2026-11-02T20:00:00Z"), Status.IN_TRANSIT, "", "", "Leipzig");
        scans.add(1, new ReceivedScan(LEG, late, Instant.parse("2026-11-04T10:00:00Z")));

        assertEquals(List.of(Kind.TOLD_LATE), kinds());
    }

    @Test
    public void scansOfAnEarlierShipmentAreANumberUsedAgainNotAHandoverTooSoon() {
        scan(Status.DELIVERED, "2026-04-02T10:00:00Z", "Hamburg");

        assertEquals(List.of(Kind.NUMBER_REUSED), kinds());
    }

    @Test
    public void onlyTheOrdersOwnNumberIsExpectedToBeginAtTheHandover() {
        Scan loaded = new Scan("x", at("2026-11-01T08:00:00Z"), Status.IN_TRANSIT, "", "", "Shenzhen");
        scans.add(new ReceivedScan(leg(LegKind.CONTAINER), loaded, SHIPPED));

        assertEquals(List.of(), kinds());
    }

    @Test
    public void whatOneSourceToldIsNotHeldAgainstAnother() {
        Leg box = leg(LegKind.CONTAINER);
        Scan discharged = new Scan("x", at("2026-11-03T08:00:00Z"), Status.DELIVERED, "", "", "Hamburg");
        scans.add(new ReceivedScan(box, discharged, Instant.parse("2026-11-03T09:00:00Z")));
        scan(Status.IN_TRANSIT, "2026-11-03T10:00:00Z", "Hamburg");

        assertEquals(List.of(), kinds());
    }

    @Test
    public void twoCarriersToTheDoorDisagreeAboutWhenOrWhere() {
        Leg one = leg(LegKind.LAST_MILE);
        Leg other = leg(LegKind.LAST_MILE);
        scans.add(delivered(one, "2026-11-03T08:00:00Z", "Hamburg"));
        scans.add(delivered(other, "2026-11-03T10:00:00Z", "Hamburg"));
        assertEquals("two hours are not two deliveries", List.of(), kinds());

        scans.set(1, delivered(other, "2026-11-03T10:00:00Z", "Munich"));
        assertEquals(List.of(Kind.SOURCES_DISAGREE, Kind.SOURCES_DISAGREE), kinds());

        scans.set(1, delivered(other, "2026-11-04T10:00:00Z", "Hamburg"));
        assertEquals(List.of(Kind.SOURCES_DISAGREE, Kind.SOURCES_DISAGREE), kinds());
    }

    private static ReceivedScan delivered(Leg leg, String when, String place) {
        Scan scan = new Scan("d", at(when), Status.DELIVERED, "", "", place);
        return new ReceivedScan(leg, scan, scan.at().toInstant());
    }

    private void scan(Status status, String when, String place) {
        OffsetDateTime at = at(when);
        scans.add(new ReceivedScan(
                LEG,
                new Scan("scan-" + scans.size(), at, status, "", "", place),
                at.toInstant().plus(Duration.ofHours(1))));
        scans.sort(Comparator.comparing(received -> received.scan().at().toInstant()));
    }

    private List<Kind> kinds() {
        return Contradictions.in(scans, SHIPPED).stream()
                .map(Contradiction::kind)
                .toList();
    }

    private static Leg leg(LegKind kind) {
        return new Leg(
                Keys.fresh(),
                ORDER,
                kind,
                "carrier.test",
                "5009848432",
                SHIPPED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static OffsetDateTime at(String when) {
        return OffsetDateTime.parse(when);
    }
}
