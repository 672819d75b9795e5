package org.kontor.tracking.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.carrier.Scan;
import org.kontor.tracking.Case;
import org.kontor.tracking.store.JourneyStore;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;

/** Takes a carrier's scans into a journey: keeps every one, moves the journey, opens and clears cases. */
final class Intake {

    /** Not at the buyer's door any more. */
    private static final Set<Scan.Status> GONE =
            EnumSet.of(Scan.Status.RETURNING, Scan.Status.RETURNED, Scan.Status.LOST);

    private static final Set<Scan.Status> TROUBLE =
            EnumSet.of(Scan.Status.RETURNING, Scan.Status.RETURNED, Scan.Status.LOST, Scan.Status.DAMAGED);

    private final JourneyStore store;
    private final CaseDesk cases;
    private final Facts facts;
    private final Clock clock;
    private final ScanGaps gaps;

    Intake(JourneyStore store, CaseDesk cases, Facts facts, Clock clock, ScanGaps gaps) {
        this.store = store;
        this.cases = cases;
        this.facts = facts;
        this.clock = clock;
        this.gaps = gaps;
    }

    /** In the caller's transaction; a scan that is known already changes nothing. */
    Journey absorb(UUID order, List<Scan> told, String problem) {
        Journey journey = claimed(order).asked(clock.instant(), problem);
        List<ReceivedScan> fresh = fresh(order, told);
        Journey after = fresh.isEmpty() || !journey.moving() ? journey : advance(journey, fresh);
        if (!fresh.isEmpty() && !journey.moving()) {
            question(journey, fresh);
        }
        if (after.moving() && clock.instant().isAfter(after.nextScanDue())) {
            cases.open(after, Case.Kind.STALE, silence(after), cases.of(order));
        }
        save(after);
        return after;
    }

    private List<ReceivedScan> fresh(UUID order, List<Scan> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        Set<String> known = store.scanIds(order);
        List<ReceivedScan> fresh = new ArrayList<>();
        for (Scan scan : told) {
            Scan kept = Keeping.fitting(scan);
            if (known.add(kept.id())) {
                fresh.add(new ReceivedScan(kept, clock.instant()));
            }
        }
        if (!fresh.isEmpty()) {
            store.insertScans(order, fresh);
        }
        return fresh;
    }

    /** Goods that have arrived stay arrived; scans that say otherwise are kept, and somebody must look. */
    private void question(Journey journey, List<ReceivedScan> fresh) {
        List<Case> known = cases.of(journey.order());
        List<Contradiction> serious = Contradictions.serious(store.scans(journey.order()), journey.shippedAt(), known);
        if (!serious.isEmpty()) {
            cases.open(journey, Case.Kind.CONTRADICTION, evidence(serious), known);
        }
        fresh.stream()
                .map(ReceivedScan::scan)
                .filter(scan -> TROUBLE.contains(scan.status()))
                .findFirst()
                .ifPresent(scan -> cases.open(journey, Case.Kind.EXCEPTION, words(scan), known));
    }

    private Journey advance(Journey journey, List<ReceivedScan> fresh) {
        List<Case> known = cases.of(journey.order());
        List<ReceivedScan> scans = store.scans(journey.order());
        List<Contradiction> serious = Contradictions.serious(scans, journey.shippedAt(), known);
        Scan latest = scans.get(scans.size() - 1).scan();
        Optional<Scan> arrival = arrival(fresh, latest);
        JourneyAction action = action(arrival.isPresent(), latest.status(), serious);
        Journey after = journey.moved(action, gaps.due(latest, journey.mode(), clock.instant()));
        recordScans(journey.order(), journey.carrier(), fresh, latest);
        openCases(after, serious, latest, known);
        if (action == JourneyAction.DELIVER) {
            recordArrival(journey, arrival.orElseThrow());
        }
        return after;
    }

    /** The news that the goods have arrived; goods that went back or were lost since have not. */
    private static Optional<Scan> arrival(List<ReceivedScan> fresh, Scan latest) {
        return fresh.stream()
                .map(ReceivedScan::scan)
                .filter(scan -> scan.status() == Scan.Status.DELIVERED && !GONE.contains(latest.status()))
                .max(Comparator.comparing(Scan::at));
    }

    private static JourneyAction action(boolean arrived, Scan.Status latest, List<Contradiction> serious) {
        if (arrived) {
            return serious.isEmpty() ? JourneyAction.DELIVER : JourneyAction.DOUBT_DELIVERY;
        }
        if (TROUBLE.contains(latest)) {
            return JourneyAction.TROUBLE;
        }
        return latest == Scan.Status.CUSTOMS_HELD ? JourneyAction.HOLD : JourneyAction.MOVE;
    }

    private void openCases(Journey journey, List<Contradiction> serious, Scan latest, List<Case> known) {
        cases.clear(Case.Kind.STALE, "The carrier scanned again: " + latest.status() + " at " + latest.at(), known);
        if (!serious.isEmpty()) {
            cases.open(journey, Case.Kind.CONTRADICTION, evidence(serious), known);
        }
        if (journey.state() == JourneyState.HELD) {
            cases.open(journey, Case.Kind.CUSTOMS, words(latest), known);
        } else {
            cases.clear(Case.Kind.CUSTOMS, "Customs let the goods go: " + words(latest), known);
        }
        if (TROUBLE.contains(latest.status())) {
            cases.open(journey, Case.Kind.EXCEPTION, words(latest), known);
        }
    }

    private static String words(Scan scan) {
        return scan.status() + " at " + scan.at() + " in " + scan.place() + ": " + scan.carrierWords();
    }

    private void recordArrival(Journey journey, Scan arrival) {
        facts.record(
                journey.order(),
                Fact.Kind.DELIVERED,
                journey.carrier(),
                Map.of(
                        "waybill", journey.waybill(),
                        "deliveredAt", arrival.at().toString(),
                        "place", arrival.place()));
    }

    private void recordScans(UUID order, String carrier, List<ReceivedScan> fresh, Scan latest) {
        facts.record(
                order,
                Fact.Kind.SCANNED,
                carrier,
                Map.of(
                        "scans", Integer.toString(fresh.size()),
                        "latest", latest.status().name(),
                        "scannedAt", latest.at().toString(),
                        "place", latest.place()));
    }

    private static String evidence(List<Contradiction> serious) {
        return String.join("; ", serious.stream().map(Contradiction::toString).toList());
    }

    private static String silence(Journey journey) {
        return "The next scan of " + journey.waybill() + " was due at " + journey.nextScanDue()
                + (journey.problem().isEmpty() ? "" : "; the carrier could not be asked: " + journey.problem());
    }

    Journey found(UUID order) {
        return store.find(order).orElseThrow(Intake::notShipped);
    }

    /** Nobody else changes it before this transaction ends. */
    Journey claimed(UUID order) {
        return store.claim(order).orElseThrow(Intake::notShipped);
    }

    private static TradeRuleException notShipped() {
        return TradeRuleException.conflict(
                "not-shipped", "The goods are not on their way yet", "wait for the seller's handover to the carrier");
    }

    void save(Journey changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("journey");
        }
    }
}
