package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.orders.Orders;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.values.ProviderException;
import org.kontor.work.Facts;
import org.kontor.work.TimerHandler;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Asks carriers where the goods are, and says how far the answers can be believed. */
@Component(
        service = {TrackingDesk.class, TimerHandler.class},
        configurationPid = "org.kontor.tracking")
@Designate(ocd = TrackingDesk.Settings.class)
public final class TrackingDesk implements TimerHandler {

    /**
     * The timer that asks a carrier; its subject is the leg, and the order's own waybill is the leg with the order's
     * id.
     */
    static final String POLL = "tracking.poll";

    /** How carriers are asked. */
    @ObjectClassDefinition(name = "Tracking")
    public @interface Settings {

        @AttributeDefinition(description = "Milliseconds between two questions about one waybill, at least")
        long poll_millis() default 900_000;

        @AttributeDefinition(description = "Questions a minute to one carrier account, at most")
        int polls_per_minute() default 600;

        @AttributeDefinition(description = "Multiplies the normal gaps between scans; 1 outside demonstrations")
        double gap_factor() default 1;
    }

    private final JourneyBook book;
    private final CaseDesk cases;
    private final Transactions transactions;
    private final Orders orders;
    private final Providers providers;
    private final Clock clock;
    private final Progress progress;
    private final Intake intake;
    private final PollPlan plan;

    @Activate
    public TrackingDesk(
            @Reference JourneyBook book,
            @Reference CaseDesk cases,
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference Providers providers,
            @Reference Facts facts,
            @Reference Clock clock,
            Settings settings) {
        this(
                book,
                cases,
                transactions,
                orders,
                providers,
                facts,
                clock,
                new ScanGaps(settings.gap_factor()),
                new PollPlan(Duration.ofMillis(settings.poll_millis()), settings.polls_per_minute()));
    }

    TrackingDesk(
            JourneyBook book,
            CaseDesk cases,
            Transactions transactions,
            Orders orders,
            Providers providers,
            Facts facts,
            Clock clock,
            ScanGaps gaps,
            PollPlan plan) {
        this.book = book;
        this.cases = cases;
        this.transactions = transactions;
        this.orders = orders;
        this.providers = providers;
        this.clock = clock;
        this.progress = new Progress(cases, facts, clock, gaps, new LaneHistory(book.lanes(), clock));
        this.intake = new Intake(book, cases, progress, clock);
        this.plan = plan;
    }

    /** For the order's parties and operators. */
    public Sight sight(UUID order, Caller viewer) {
        return transactions.call(() -> {
            orders.order(order, viewer);
            Journey journey = found(order);
            Story story = story(journey);
            NormalGap normal = progress.normal(journey, story.latest(journey.shippedAt()));
            return Sight.of(journey, story, normal, clock.instant());
        });
    }

    @Override
    public String purpose() {
        return POLL;
    }

    @Override
    public Optional<Instant> due(UUID legId) {
        return transactions.call(() -> book.legs().find(legId)).flatMap(leg -> {
            Journey journey = transactions.call(() -> found(leg.order()));
            if (journey.over()) {
                return Optional.empty();
            }
            News news = asked(leg);
            Journey after = transactions.call(() -> intake.absorb(List.of(news)).get(0));
            return after.over()
                    ? Optional.empty()
                    : Optional.of(plan.next(after, leg, Phase.of(newest(news.scans())), clock.instant()));
        });
    }

    /**
     * Asks about all the order's numbers now; outside any transaction. A carrier that does not answer is noted, not an
     * error.
     */
    public void poll(UUID order) {
        Journey journey = transactions.call(() -> found(order));
        if (!journey.over()) {
            List<Leg> legs = transactions.call(() -> book.legs().of(List.of(order)));
            List<News> news = legs.stream().map(this::asked).toList();
            transactions.run(() -> intake.absorb(news));
        }
    }

    /** Takes news in one transaction. */
    void take(List<News> news) {
        transactions.run(() -> intake.absorb(news));
    }

    private News asked(Leg leg) {
        try {
            return News.answered(
                    leg,
                    providers.ask(
                            Target.of(Tracking.class, leg.carrier()).about(leg.order()),
                            carrier -> carrier.track(leg.waybill())));
        } catch (ProviderException e) {
            return News.failed(leg, e.fault() + ": " + e.getMessage());
        }
    }

    private static Optional<Scan> newest(List<Scan> scans) {
        return scans.stream().max(Comparator.comparing(scan -> scan.at().toInstant()));
    }

    Story story(Journey journey) {
        List<UUID> order = List.of(journey.order());
        List<Leg> legs = book.legs().of(order);
        return new Story(legs, book.scans().of(legs), List.of(), cases.of(journey.order()));
    }

    Instant firstPoll(Leg leg) {
        return plan.first(leg, clock.instant());
    }

    Instant firstScanDue(Journey journey) {
        return clock.instant().plus(progress.normal(journey, Optional.empty()).gap());
    }

    private Journey found(UUID order) {
        return book.journeys().find(order).orElseThrow(TrackingDesk::notShipped);
    }

    static TradeRuleException notShipped() {
        return TradeRuleException.conflict(
                "not-shipped", "The goods are not on their way yet", "wait for the seller's handover to the carrier");
    }
}
