package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.fulfilment.Fulfilments;
import org.kontor.orders.Orders;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
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
    private final Intake intake;
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
        this(
                store,
                cases,
                transactions,
                orders,
                fulfilments,
                providers,
                facts,
                clock,
                Duration.ofMillis(settings.poll_millis()),
                settings.gap_factor());
    }

    TrackingDesk(
            JourneyStore store,
            CaseDesk cases,
            Transactions transactions,
            Orders orders,
            Fulfilments fulfilments,
            Providers providers,
            Facts facts,
            Clock clock,
            Duration poll,
            double gapFactor) {
        this.store = store;
        this.cases = cases;
        this.transactions = transactions;
        this.orders = orders;
        this.fulfilments = fulfilments;
        this.providers = providers;
        this.facts = facts;
        this.clock = clock;
        this.gaps = new ScanGaps(gapFactor);
        this.intake = new Intake(store, cases, facts, clock, gaps);
        this.poll = poll;
    }

    /** For the order's parties and operators. */
    public Sight sight(UUID order, Caller viewer) {
        return transactions.call(() -> {
            orders.order(order, viewer);
            Journey journey = intake.found(order);
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
        Journey journey = transactions.call(() -> intake.found(order));
        if (journey.over()) {
            return journey;
        }
        try {
            List<Scan> scans = providers.ask(
                    Target.of(Tracking.class, journey.carrier()).about(order),
                    carrier -> carrier.track(journey.waybill()));
            return transactions.call(() -> intake.absorb(order, scans, ""));
        } catch (ProviderException e) {
            return transactions.call(() -> intake.absorb(order, List.of(), e.fault() + ": " + e.getMessage()));
        }
    }

    /** Takes scans of a carrier's waybill; false when none of our orders is on its way with it. */
    public boolean push(String carrier, String waybill, List<Scan> scans) {
        return transactions.call(() -> {
            Optional<UUID> order = fulfilments.orderOf(carrier, waybill).filter(id -> store.find(id)
                    .isPresent());
            order.ifPresent(id -> intake.absorb(id, scans, ""));
            return order.isPresent();
        });
    }

    /** What a resolved case says of the arrival: an operator's word makes it so, and ends a doubt either way. */
    public void decided(Case resolved, boolean delivered, Caller resolver) {
        if (delivered && !resolver.isOperator()) {
            throw TradeRuleException.forbidden(
                    "only-an-operator",
                    "Only an operator says that goods have arrived which their carrier does not call delivered",
                    "send the operator your evidence");
        }
        if (delivered) {
            Journey arrived = intake.claimed(resolved.order()).moved(JourneyAction.CONFIRM_DELIVERY, clock.instant());
            intake.save(arrived);
            facts.record(resolved.order(), Fact.Kind.DELIVERED, resolver.name(), Map.of("waybill", arrived.waybill()));
        } else if (resolved.kind() == Case.Kind.CONTRADICTION) {
            deny(resolved.order());
        }
    }

    private void deny(UUID order) {
        Journey journey = intake.claimed(order);
        boolean doubted = JourneyStates.TABLE.allows(journey.state(), JourneyAction.DENY_DELIVERY);
        intake.save(doubted ? journey.moved(JourneyAction.DENY_DELIVERY, firstScanDue(journey.mode())) : journey);
    }
}
