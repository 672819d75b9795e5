package org.kontor.tracking.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.Scan;
import org.kontor.tracking.Case;
import org.kontor.tracking.DeliveryConfidence;
import org.kontor.work.Fact;
import org.kontor.work.Facts;

/** Moves journeys by what their new scans say, opens and clears cases, and records what became true. */
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

    /** What the story's fresh scans do to the journey; nothing is written yet. */
    Outcome after(Journey journey, Story story) {
        Outcome outcome = new Outcome(journey, story, clock.instant());
        if (!story.fresh().isEmpty()) {
            Optional<Course> course = journey.moving() ? Course.of(journey, story) : Optional.empty();
            course.ifPresentOrElse(found -> advance(outcome, found), () -> question(outcome));
        }
        Freshness freshness =
                Freshness.of(outcome.journey(), story.legs(), story.latest(journey.shippedAt()), clock.instant());
        if (freshness.standing() == Freshness.Standing.STALE) {
            outcome.open(Case.Kind.STALE, freshness.why().orElseThrow() + ": " + freshness.sentence());
        }
        return outcome;
    }

    /** Writes all outcomes with the same few statements, however many; their journeys are claimed. */
    void keep(List<Outcome> outcomes) {
        lanes.learn(outcomes);
        Set<Facts.Entry> untrue = cases.keep(outcomes);
        facts.recordAll(outcomes.stream()
                .flatMap(outcome -> outcome.facts().stream())
                .filter(entry -> !untrue.contains(entry))
                .toList());
    }

    /** Goods that have arrived stay arrived; scans that say otherwise are kept, and somebody must look. */
    private static void question(Outcome outcome) {
        Story story = outcome.story();
        doubts(
                outcome,
                Contradictions.serious(story.contradictions(outcome.journey().shippedAt())));
        story.fresh().stream()
                .filter(scan -> Course.TROUBLE.contains(scan.scan().status()))
                .findFirst()
                .ifPresent(scan -> outcome.open(Case.Kind.EXCEPTION, words(scan.scan())));
    }

    private void advance(Outcome outcome, Course course) {
        Journey journey = outcome.journey();
        Scan latest = course.latest();
        outcome.become(journey.moved(
                course.action(), gaps.due(latest, normal(journey, Optional.of(latest)), clock.instant())));
        tellScans(outcome, latest);
        openCases(outcome, course);
        if (course.action() == JourneyAction.DELIVER) {
            tellArrival(outcome, course.arrival().orElseThrow());
        }
    }

    private static void openCases(Outcome outcome, Course course) {
        Scan latest = course.latest();
        outcome.clear(Case.Kind.STALE, "The carrier scanned again: " + latest.status() + " at " + latest.at());
        doubts(outcome, course.serious());
        customs(outcome, latest);
        if (Course.TROUBLE.contains(latest.status())) {
            outcome.open(Case.Kind.EXCEPTION, words(latest));
        }
    }

    private static void doubts(Outcome outcome, List<Contradiction> serious) {
        if (!serious.isEmpty()) {
            String evidence = String.join(
                    "; ", serious.stream().map(Contradiction::toString).toList());
            outcome.open(Case.Kind.CONTRADICTION, evidence);
        }
    }

    /** Another reason to hold the goods may be another's to act on, so that it is another case. */
    private static void customs(Outcome outcome, Scan latest) {
        Optional<Customs> holding = Customs.of(latest).filter(Customs::held);
        String reason = holding.map(customs -> customs + ": ").orElse("Customs let the goods go: ");
        if (holding.isEmpty() || !outcome.isOpen(Case.Kind.CUSTOMS, reason)) {
            outcome.clear(Case.Kind.CUSTOMS, reason + words(latest));
            holding.ifPresent(customs -> outcome.open(
                    Case.Kind.CUSTOMS,
                    customs.owner(outcome.journey()),
                    reason + customs.meaning() + "; " + words(latest)));
        }
    }

    private static String words(Scan scan) {
        String why = scan.reason() == Scan.Reason.NONE ? "" : " (" + scan.reason() + ")";
        return scan.status() + why + " at " + scan.at() + " in " + scan.place() + ": " + scan.carrierWords();
    }

    private static void tellArrival(Outcome outcome, ReceivedScan arrival) {
        Journey journey = outcome.journey();
        DeliveryConfidence confidence = Arrivals.confidence(journey, outcome.story());
        outcome.fact(
                Fact.Kind.DELIVERED,
                arrival.leg().carrier(),
                Map.of(
                        "waybill", arrival.leg().waybill(),
                        "deliveredAt", arrival.scan().at().toString(),
                        "place", arrival.scan().place(),
                        "confidence", Double.toString(confidence.value())));
        outcome.teach(
                LaneHistory.longestSilence(journey.shippedAt(), outcome.story().ours(journey.shippedAt())));
    }

    private static void tellScans(Outcome outcome, Scan latest) {
        List<ReceivedScan> fresh = outcome.story().fresh();
        Leg source = fresh.get(fresh.size() - 1).leg();
        outcome.fact(
                Fact.Kind.SCANNED,
                source.carrier(),
                Map.of(
                        "scans", Integer.toString(fresh.size()),
                        "waybill", source.waybill(),
                        "latest", latest.status().name(),
                        "reason", latest.reason().name(),
                        "customsHeld",
                                Boolean.toString(
                                        Customs.of(latest).filter(Customs::held).isPresent()),
                        "scannedAt", latest.at().toString(),
                        "place", latest.place()));
    }
}
