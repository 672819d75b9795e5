package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.fulfilment.Fulfilments;
import org.kontor.orders.Orders;
import org.kontor.providers.Providers;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.tracking.Case;
import org.kontor.tracking.store.JourneyStore;
import org.kontor.values.ProviderException;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TimerHandler;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Asks carriers where the goods are, takes what they push, and says how far that can be believed. */
@Component(
        service = {TrackingDesk.class, TimerHandler.class},
        configurationPid = "org.kontor.tracking")
@Designate(ocd = TrackingDesk.Settings.class)
public final class TrackingDesk implements TimerHandler {

    /** The timer that asks the carrier; its subject is the order. */
    static final String POLL = "tracking.poll";

    @ObjectClassDefinition(name = "Tracking")
    @interface Settings {

        @AttributeDefinition(description = "Milliseconds between two questions to a carrier about one waybill")
        long poll_millis() default 900_000;

        @AttributeDefinition(description = "Multiplies the normal gaps between scans; 1 outside demonstrations")
        double gap_factor() default 1;
    }

    /** A journey with all that is known of it. */
    public record Sight(
            Journey journey, List<ReceivedScan> scans, List<Contradiction> contradictions, List<Case> cases) {}

    private final JourneyStore store;
    private final CaseDesk cases;
    private final Transactions transactions;
    private final Orders orders;
    private final Fulfilments fulfilments;
    private final Providers providers;
    private final Facts facts;
    private final Clock clock;
    private final ScanGaps gaps;
    private final Duration poll;

    @Activate
    public TrackingDesk(
            @Reference JourneyStore store,
            @Reference CaseDesk cases,
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference Fulfilments fulfilments,
            @Reference Providers providers,
            @Reference Facts facts,
            @Reference Clock clock,
            Settings settings) {
        this.store = store;
        this.cases = cases;
        this.transactions = transactions;
        this.orders = orders;
        this.fulfilments = fulfilments;
        this.providers = providers;
        this.facts = facts;
        this.clock = clock;
        this.gaps = new ScanGaps(settings.gap_factor());
        this.poll = Duration.ofMillis(settings.poll_millis());
    }

    /** For the order's parties and operators. */
    public Sight sight(UUID order, Caller viewer) {
        return transactions.call(() -> {
            orders.order(order, viewer);
            Journey journey = found(order);
            List<ReceivedScan> scans = store.scans(order);
            return new Sight(journey, scans, Contradictions.in(scans, journey.shippedAt()), cases.of(order));
        });
    }

    @Override
    public String purpose() {
        return POLL;
    }

    @Override
    public Optional<Instant> due(UUID order) {
        return poll(order).over()
                ? Optional.empty()
                : Optional.of(clock.instant().plus(poll));
    }

    Instant firstPoll() {
        return clock.instant().plus(poll);
    }

    Instant firstScanDue(org.kontor.carrier.Mode mode) {
        return clock.instant().plus(gaps.after(mode, Scan.Status.ANNOUNCED));
    }

    /** Asks the carrier now; outside any transaction. A carrier that does not answer is noted, not an error. */
    public Journey poll(UUID order) {
        Journey journey = transactions.call(() -> found(order));
        if (journey.over()) {
            return journey;
        }
        try {
            List<Scan> scans =
                    providers.ask(Tracking.class, journey.carrier(), carrier -> carrier.track(journey.waybill()));
            return absorb(order, scans, "");
        } catch (ProviderException e) {
            return absorb(order, List.of(), e.fault() + ": " + e.getMessage());
        }
    }

    /** Takes scans of a carrier's waybill; false when it belongs to none of our orders. */
    public boolean push(String carrier, String waybill, List<Scan> scans) {
        Optional<UUID> order = transactions.call(() -> fulfilments.orderOf(carrier, waybill));
        order.ifPresent(id -> absorb(id, scans, ""));
        return order.isPresent();
    }

    /** An operator found out that doubted goods did arrive. */
    public void confirmDelivery(UUID order, Caller operator) {
        Journey journey = found(order).moved(JourneyAction.CONFIRM_DELIVERY, clock.instant());
        save(journey);
        facts.record(order, Fact.Kind.DELIVERED, operator.name(), Map.of("waybill", journey.waybill()));
    }

    private Journey absorb(UUID order, List<Scan> told, String problem) {
        return transactions.call(() -> {
            Journey journey = found(order).asked(clock.instant(), problem);
            List<ReceivedScan> fresh = fresh(order, told);
            Journey after = journey.over() || fresh.isEmpty() ? journey : advance(journey, fresh);
            if (!after.over() && clock.instant().isAfter(after.nextScanDue())) {
                cases.open(after, Case.Kind.STALE, silence(after), cases.of(order));
            }
            save(after);
            return after;
        });
    }

    private List<ReceivedScan> fresh(UUID order, List<Scan> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        Set<String> known = store.scanIds(order);
        List<ReceivedScan> fresh = new ArrayList<>();
        for (Scan scan : told) {
            if (known.add(scan.id())) {
                fresh.add(new ReceivedScan(scan, clock.instant()));
            }
        }
        if (!fresh.isEmpty()) {
            store.insertScans(order, fresh);
        }
        return fresh;
    }

    private Journey advance(Journey journey, List<ReceivedScan> fresh) {
        List<ReceivedScan> scans = store.scans(journey.order());
        List<Contradiction> serious = Contradictions.in(scans, journey.shippedAt()).stream()
                .filter(Contradiction::serious)
                .toList();
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

    private Journey found(UUID order) {
        return store.find(order)
                .orElseThrow(() -> TradeRuleException.conflict(
                        "not-shipped",
                        "The goods are not on their way yet",
                        "wait for the seller's handover to the carrier"));
    }

    private void save(Journey changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("journey");
        }
    }
}
