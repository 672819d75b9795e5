package org.kontor.tracking.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.Scan;
import org.kontor.tracking.Case;
import org.kontor.tracking.DeliveryConfidence;
import org.kontor.work.Fact;
import org.kontor.work.Facts;

/** Moves a journey by what its new scans say, opens and clears cases, and records what became true. */
final class Progress {

    private final CaseDesk cases;
    private final Facts facts;
    private final Clock clock;
    private final ScanGaps gaps;
    private final LaneHistory lanes;

    Progress(CaseDesk cases, Facts facts, Clock clock, ScanGaps gaps, LaneHistory lanes) {
        this.cases = cases;
        this.facts = facts;
        this.clock = clock;
        this.gaps = gaps;
        this.lanes = lanes;
    }

    /** How long silence is normal for the journey now. */
    NormalGap normal(Journey journey, Optional<Scan> latest) {
        return gaps.after(latest, journey.lane(), lanes.longest(journey.carrier(), journey.lane()));
    }

    Journey after(Journey journey, Story story) {
        Journey after = journey;
        if (!story.fresh().isEmpty()) {
            after = journey.moving() ? advance(journey, story) : question(journey, story);
        }
        Freshness freshness = Freshness.of(after, story.legs(), story.latest(journey.shippedAt()), clock.instant());
        if (freshness.standing() == Freshness.Standing.STALE) {
            cases.open(
                    after,
                    Case.Kind.STALE,
                    freshness.why().orElseThrow() + ": " + freshness.sentence(),
                    cases.of(journey.order()));
        }
        return after;
    }

    /** Goods that have arrived stay arrived; scans that say otherwise are kept, and somebody must look. */
    private Journey question(Journey journey, Story story) {
        doubts(journey, Contradictions.serious(story.contradictions(journey.shippedAt())), story.cases());
        story.fresh().stream()
                .filter(scan -> Course.TROUBLE.contains(scan.scan().status()))
                .findFirst()
                .ifPresent(scan -> cases.open(journey, Case.Kind.EXCEPTION, words(scan.scan()), story.cases()));
        return journey;
    }

    private Journey advance(Journey journey, Story story) {
        Optional<Course> course = Course.of(journey, story);
        if (course.isEmpty()) {
            return question(journey, story);
        }
        Scan latest = course.get().latest();
        Journey after = journey.moved(
                course.get().action(), gaps.due(latest, normal(journey, Optional.of(latest)), clock.instant()));
        recordScans(journey, story.fresh(), latest);
        openCases(after, course.get(), story.cases());
        if (course.get().action() == JourneyAction.DELIVER) {
            recordArrival(after, course.get().arrival().orElseThrow(), story);
        }
        return after;
    }

    private void openCases(Journey journey, Course course, List<Case> known) {
        Scan latest = course.latest();
        cases.clear(Case.Kind.STALE, "The carrier scanned again: " + latest.status() + " at " + latest.at(), known);
        doubts(journey, course.serious(), known);
        customs(journey, latest, known);
        if (Course.TROUBLE.contains(latest.status())) {
            cases.open(journey, Case.Kind.EXCEPTION, words(latest), known);
        }
    }

    private void doubts(Journey journey, List<Contradiction> serious, List<Case> known) {
        if (!serious.isEmpty()) {
            String evidence = String.join(
                    "; ", serious.stream().map(Contradiction::toString).toList());
            cases.open(journey, Case.Kind.CONTRADICTION, evidence, known);
        }
    }

    /** Another reason to hold the goods may be another's to act on, so that it is another case. */
    private void customs(Journey journey, Scan latest, List<Case> known) {
        Optional<Customs> holding = Customs.of(latest).filter(Customs::held);
        String reason = holding.map(customs -> customs + ": ").orElse("Customs let the goods go: ");
        boolean same = holding.isPresent()
                && known.stream()
                        .anyMatch(one -> one.open()
                                && one.kind() == Case.Kind.CUSTOMS
                                && one.evidence().startsWith(reason));
        if (!same) {
            cases.clear(Case.Kind.CUSTOMS, reason + words(latest), known);
            holding.ifPresent(customs -> cases.open(
                    journey,
                    Case.Kind.CUSTOMS,
                    customs.owner(journey),
                    reason + customs.meaning() + "; " + words(latest)));
        }
    }

    private static String words(Scan scan) {
        String why = scan.reason() == Scan.Reason.NONE ? "" : " (" + scan.reason() + ")";
        return scan.status() + why + " at " + scan.at() + " in " + scan.place() + ": " + scan.carrierWords();
    }

    private void recordArrival(Journey journey, ReceivedScan arrival, Story story) {
        DeliveryConfidence confidence = Arrivals.confidence(journey, story);
        facts.record(
                journey.order(),
                Fact.Kind.DELIVERED,
                arrival.leg().carrier(),
                Map.of(
                        "waybill", arrival.leg().waybill(),
                        "deliveredAt", arrival.scan().at().toString(),
                        "place", arrival.scan().place(),
                        "confidence", Double.toString(confidence.value())));
        lanes.learn(journey, story.ours(journey.shippedAt()));
    }

    private void recordScans(Journey journey, List<ReceivedScan> fresh, Scan latest) {
        Leg source = fresh.get(fresh.size() - 1).leg();
        facts.record(
                journey.order(),
                Fact.Kind.SCANNED,
                source.carrier(),
                Map.of(
                        "scans", Integer.toString(fresh.size()),
                        "waybill", source.waybill(),
                        "latest", latest.status().name(),
                        "reason", latest.reason().name(),
                        "customsHeld",
                                Boolean.toString(Customs.of(latest).filter(Customs::held).isPresent()),
                        "scannedAt", latest.at().toString(),
                        "place", latest.place()));
    }
}
