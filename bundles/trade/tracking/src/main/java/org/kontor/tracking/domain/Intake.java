package org.kontor.tracking.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Journey journey = found(order).asked(clock.instant(), problem);
        List<ReceivedScan> fresh = fresh(order, told);
        Journey after = journey.over() || fresh.isEmpty() ? journey : advance(journey, fresh);
        if (journey.over() && !fresh.isEmpty()) {
            questionTheEnd(journey);
        }
        if (!after.over() && clock.instant().isAfter(after.nextScanDue())) {
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
    private void questionTheEnd(Journey journey) {
        List<Contradiction> serious = serious(journey, store.scans(journey.order()));
        if (!serious.isEmpty()) {
            cases.open(journey, Case.Kind.CONTRADICTION, evidence(serious), cases.of(journey.order()));
        }
    }

    private static List<Contradiction> serious(Journey journey, List<ReceivedScan> scans) {
        return Contradictions.in(scans, journey.shippedAt()).stream()
                .filter(Contradiction::serious)
                .toList();
    }

    private Journey advance(Journey journey, List<ReceivedScan> fresh) {
        List<ReceivedScan> scans = store.scans(journey.order());
        List<Contradiction> serious = serious(journey, scans);
        Scan latest = scans.get(scans.size() - 1).scan();
        boolean delivered = scans.stream().anyMatch(received -> received.scan().status() == Scan.Status.DELIVERED);
        JourneyAction action = action(delivered, latest.status(), serious);
        Journey after =
                journey.moved(action, latest.at().toInstant().plus(gaps.after(journey.mode(), latest.status())));
        recordScans(journey.order(), journey.carrier(), fresh, latest);
        openCases(after, serious, latest);
        if (action == JourneyAction.DELIVER) {
            facts.record(
                    journey.order(),
                    Fact.Kind.DELIVERED,
                    journey.carrier(),
                    Map.of(
                            "waybill",
                            journey.waybill(),
                            "deliveredAt",
                            latest.at().toString(),
                            "place",
                            latest.place()));
        }
        return after;
    }

    private static JourneyAction action(boolean delivered, Scan.Status latest, List<Contradiction> serious) {
        if (delivered) {
            return serious.isEmpty() ? JourneyAction.DELIVER : JourneyAction.DOUBT_DELIVERY;
        }
        return switch (latest) {
            case CUSTOMS_HELD -> JourneyAction.HOLD;
            case RETURNING, RETURNED, DAMAGED, LOST -> JourneyAction.TROUBLE;
            default -> JourneyAction.MOVE;
        };
    }

    private void openCases(Journey journey, List<Contradiction> serious, Scan latest) {
        List<Case> known = cases.of(journey.order());
        cases.clear(Case.Kind.STALE, "The carrier scanned again: " + latest.status() + " at " + latest.at(), known);
        if (!serious.isEmpty()) {
            cases.open(journey, Case.Kind.CONTRADICTION, evidence(serious), known);
        }
        String words = latest.status() + " at " + latest.at() + " in " + latest.place() + ": " + latest.carrierWords();
        if (journey.state() == JourneyState.HELD) {
            cases.open(journey, Case.Kind.CUSTOMS, words, known);
        } else {
            cases.clear(Case.Kind.CUSTOMS, "Customs let the goods go: " + words, known);
        }
        if (journey.state() == JourneyState.TROUBLED) {
            cases.open(journey, Case.Kind.EXCEPTION, words, known);
        }
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
        return String.join(
                "; ",
                serious.stream().map(one -> one.kind() + ": " + one.evidence()).toList());
    }

    private static String silence(Journey journey) {
        return "The next scan of " + journey.waybill() + " was due at " + journey.nextScanDue()
                + (journey.problem().isEmpty() ? "" : "; the carrier could not be asked: " + journey.problem());
    }

    Journey found(UUID order) {
        return store.find(order)
                .orElseThrow(() -> TradeRuleException.conflict(
                        "not-shipped",
                        "The goods are not on their way yet",
                        "wait for the seller's handover to the carrier"));
    }

    void save(Journey changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("journey");
        }
    }
}
