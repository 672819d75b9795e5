package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.orders.Orders;
import org.kontor.providers.Providers;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Asks carriers where the goods are, and says how far the answers can be believed. */
@Component(service = TrackingDesk.class, configurationPid = "org.kontor.tracking")
@Designate(ocd = TrackingDesk.Settings.class)
public final class TrackingDesk {

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
    private final Clock clock;
    private final Progress progress;
    private final Intake intake;
    private final Questions questions;

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
                new ScanGaps(settings.gap_factor()));
    }

    TrackingDesk(
            JourneyBook book,
            CaseDesk cases,
            Transactions transactions,
            Orders orders,
            Providers providers,
            Facts facts,
            Clock clock,
            ScanGaps gaps) {
        this.book = book;
        this.cases = cases;
        this.transactions = transactions;
        this.orders = orders;
        this.clock = clock;
        this.progress = new Progress(cases, facts, clock, gaps, new LaneHistory(book.lanes(), clock));
        this.intake = new Intake(book, cases, progress, clock);
        this.questions = new Questions(providers);
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

    /**
     * Asks about all the order's numbers now; outside any transaction. A carrier that does not answer is noted, not an
     * error.
     */
    public void poll(UUID order) {
        Journey journey = transactions.call(() -> found(order));
        if (!journey.over()) {
            List<Leg> legs = transactions.call(() -> book.legs().of(List.of(order)));
            List<News> news = legs.stream().map(questions::alone).toList();
            transactions.run(() -> intake.absorb(news));
        }
    }

    /** Takes news in one transaction; returns their journeys after it. */
    List<Journey> take(List<News> news) {
        return transactions.call(() -> intake.absorb(news));
    }

    Story story(Journey journey) {
        List<UUID> order = List.of(journey.order());
        List<Leg> legs = book.legs().of(order);
        List<ReceivedScan> scans = book.scans().of(legs).getOrDefault(journey.order(), List.of());
        return new Story(legs, scans, List.of(), cases.of(journey.order()));
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
