package org.kontor.tracking.web;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.tracking.Case;
import org.kontor.tracking.DeliveryConfidence;
import org.kontor.tracking.domain.Contradiction;
import org.kontor.tracking.domain.Customs;
import org.kontor.tracking.domain.Journey;
import org.kontor.tracking.domain.JourneyState;
import org.kontor.tracking.domain.JourneyStates;
import org.kontor.tracking.domain.Leg;
import org.kontor.tracking.domain.Phase;
import org.kontor.tracking.domain.Sight;
import org.kontor.web.NextAction;

/** Where the goods are, how old that is, when the next scan is due, and what does not fit together. */
public record TrackingView(
        UUID order,
        String carrier,
        String waybill,
        Mode mode,
        JourneyState state,
        Phase phase,
        String whoMustAct,
        List<NextAction> nextActions,
        String where,
        Optional<CustomsView> customs,
        Freshness freshness,
        DeliveryConfidence delivered,
        List<LegView> legs,
        List<ScanView> scans,
        List<Contradiction> contradictions,
        List<CaseView> cases,
        String history,
        long version) {

    /** What customs wait for, who must act, and how long that normally takes. */
    public record CustomsView(Customs stage, String meaning, Case.Owner owner) {}

    /**
     * How far the latest news can be trusted to be the latest: {@code why} is there when they are stale;
     * {@code normalGap} is how long silence is normal now, {@code becauseOf} what taught us that.
     */
    public record Freshness(
            org.kontor.tracking.domain.Freshness.Standing standing,
            Optional<org.kontor.tracking.domain.Freshness.Why> why,
            String sentence,
            Optional<OffsetDateTime> lastScanAt,
            Optional<Duration> age,
            Instant nextScanDue,
            boolean overdue,
            Duration normalGap,
            String becauseOf,
            Optional<Instant> carrierAskedAt,
            String problem) {}

    static TrackingView of(Sight sight, Instant now) {
        Journey journey = sight.journey();
        return new TrackingView(
                journey.order(),
                journey.carrier(),
                journey.waybill(),
                journey.lane().mode(),
                journey.state(),
                sight.phase(),
                whoMustAct(sight),
                nextActions(sight),
                sight.latest().map(TrackingView::where).orElse("not scanned by the carrier yet"),
                sight.customs().map(stage -> new CustomsView(stage, stage.meaning(), stage.owner(journey))),
                freshness(sight, now),
                sight.confidence(),
                sight.legs().stream().map(LegView::of).toList(),
                sight.scans().stream().map(ScanView::of).toList(),
                sight.contradictions(),
                sight.cases().stream().map(CaseView::of).toList(),
                "/api/v1/orders/" + journey.order() + "/history",
                journey.version());
    }

    private static String where(Scan scan) {
        return scan.status() + (scan.place().isEmpty() ? "" : ", " + scan.place());
    }

    /**
     * When a carrier was asked, and why it did not answer, is the order's own waybill's: the others' are with their
     * legs.
     */
    private static Freshness freshness(Sight sight, Instant now) {
        Journey journey = sight.journey();
        Optional<Leg> first = sight.legs().stream()
                .filter(leg -> leg.id().equals(journey.order()))
                .findFirst();
        return new Freshness(
                sight.freshness().standing(),
                sight.freshness().why(),
                sight.freshness().sentence(),
                sight.latest().map(Scan::at),
                sight.latest().map(scan -> Duration.between(scan.at().toInstant(), now)),
                journey.nextScanDue(),
                sight.freshness().why().isPresent(),
                sight.normal().gap(),
                sight.normal().because(),
                first.flatMap(Leg::askedAt),
                first.map(Leg::problem).orElse(""));
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
                .map(open -> open.owner().name().toLowerCase(Locale.ROOT))
                .orElse(sight.journey().state() == JourneyState.DELIVERED ? "buyer" : "carrier");
    }
}
