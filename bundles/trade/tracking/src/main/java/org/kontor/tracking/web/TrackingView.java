package org.kontor.tracking.web;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.tracking.Case;
import org.kontor.tracking.domain.Contradiction;
import org.kontor.tracking.domain.Journey;
import org.kontor.tracking.domain.JourneyState;
import org.kontor.tracking.domain.JourneyStates;
import org.kontor.tracking.domain.ReceivedScan;
import org.kontor.tracking.domain.TrackingDesk.Sight;
import org.kontor.web.NextAction;

/** Where the goods are, how old that is, when the next scan is due, and what does not fit together. */
public record TrackingView(
        UUID order,
        String carrier,
        String waybill,
        Mode mode,
        JourneyState state,
        String whoMustAct,
        List<NextAction> nextActions,
        String where,
        Freshness freshness,
        List<ScanView> scans,
        List<Contradiction> contradictions,
        List<CaseView> cases,
        String history,
        long version) {

    /** How far the latest news can be trusted to be the latest. */
    public record Freshness(
            Optional<OffsetDateTime> lastScanAt,
            Optional<Duration> age,
            Instant nextScanDue,
            boolean overdue,
            Optional<Instant> carrierAskedAt,
            String problem) {}

    /** A scan in our words and the carrier's, in the carrier's zone, with when we learned of it. */
    public record ScanView(
            OffsetDateTime scannedAt,
            Scan.Status status,
            String place,
            String carrierCode,
            String carrierWords,
            Instant receivedAt) {}

    static TrackingView of(Sight sight, Instant now) {
        Journey journey = sight.journey();
        Optional<Scan> last = sight.scans().stream().map(ReceivedScan::scan).reduce((before, after) -> after);
        boolean over = JourneyStates.TABLE.allowed(journey.state()).isEmpty();
        return new TrackingView(
                journey.order(),
                journey.carrier(),
                journey.waybill(),
                journey.mode(),
                journey.state(),
                whoMustAct(sight),
                nextActions(sight),
                last.map(scan -> scan.status() + (scan.place().isEmpty() ? "" : ", " + scan.place()))
                        .orElse("not scanned by the carrier yet"),
                new Freshness(
                        last.map(Scan::at),
                        last.map(scan -> Duration.between(scan.at().toInstant(), now)),
                        journey.nextScanDue(),
                        !over && now.isAfter(journey.nextScanDue()),
                        journey.askedAt(),
                        journey.problem()),
                sight.scans().stream().map(TrackingView::view).toList(),
                sight.contradictions(),
                sight.cases().stream().map(CaseView::of).toList(),
                "/api/v1/orders/" + journey.order() + "/history",
                journey.version());
    }

    private static ScanView view(ReceivedScan received) {
        Scan scan = received.scan();
        return new ScanView(
                scan.at(), scan.status(), scan.place(), scan.carrierCode(), scan.carrierWords(), received.receivedAt());
    }

    /** An operator decides about the arrival by resolving a case; what else happens is the carrier's to tell. */
    private static List<NextAction> nextActions(Sight sight) {
        Optional<Case> open = sight.cases().stream().filter(Case::open).findFirst();
        return JourneyStates.TABLE.allowed(sight.journey().state()).stream()
                .map(row -> open.filter(one -> row.actor().equals("operator"))
                        .map(one ->
                                NextAction.post(row.action().name(), row.actor(), "cases/" + one.id() + "/resolution"))
                        .orElseGet(() -> NextAction.awaited(row.action().name(), row.actor())))
                .toList();
    }

    private static String whoMustAct(Sight sight) {
        return sight.cases().stream()
                .filter(Case::open)
                .findFirst()
                .map(open -> open.owner().name().toLowerCase(java.util.Locale.ROOT))
                .orElse(sight.journey().state() == JourneyState.DELIVERED ? "buyer" : "carrier");
    }
}
