package org.kontor.orders.domain;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.orders.store.OrderStore;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves the order by what payments, fulfilment and tracking made true; a fact that does not fit undoes its transaction. */
@Component(service = FactHandler.class)
public final class LaterSteps implements FactHandler {

    /** What moves the order and nothing else. */
    private static final Map<Fact.Kind, OrderAction> ACTIONS = Map.of(
            Fact.Kind.BOOKING_STARTED, OrderAction.START_BOOKING,
            Fact.Kind.BOOKING_FAILED, OrderAction.FAIL_BOOKING,
            Fact.Kind.BOOKED, OrderAction.BOOK,
            Fact.Kind.SETTLED, OrderAction.SETTLE,
            Fact.Kind.REFUNDED, OrderAction.REFUND);

    private static final Set<Fact.Kind> MORE = Set.of(
            Fact.Kind.PAYMENT_STARTED,
            Fact.Kind.PAYMENT_FAILED,
            Fact.Kind.PAID,
            Fact.Kind.SHIPPED,
            Fact.Kind.SCANNED,
            Fact.Kind.CASE_OPENED,
            Fact.Kind.CASE_RESOLVED,
            Fact.Kind.DISPUTE_OPENED,
            Fact.Kind.DISPUTE_CLOSED,
            Fact.Kind.DELIVERED);

    private static final Set<Fact.Kind> ALL =
            Stream.of(ACTIONS.keySet(), MORE).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private final OrderMoves moves;
    private final StagePayments stages;
    private final StageDates dates;
    private final AcceptanceClock acceptance;
    private final Timers timers;
    private final Clock clock;

    @Activate
    public LaterSteps(
            @Reference OrderStore store,
            @Reference Timers timers,
            @Reference Clock clock,
            @Reference OrderTimes times) {
        this.moves = new OrderMoves(store);
        this.stages = new StagePayments(store);
        this.dates = new StageDates(store, timers, times);
        this.acceptance = new AcceptanceClock(store, timers, clock, times);
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "orders";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return ALL;
    }

    @Override
    public void on(Fact fact) {
        switch (fact.kind()) {
            case PAYMENT_STARTED -> stages.started(fact.subject(), stage(fact));
            case PAYMENT_FAILED -> stages.failed(fact.subject(), stage(fact));
            case PAID -> paid(fact.subject(), stage(fact));
            case SHIPPED -> shipped(fact.subject());
            case SCANNED -> acceptance.scanned(fact);
            case CASE_OPENED, DISPUTE_OPENED -> acceptance.opened(fact);
            case CASE_RESOLVED, DISPUTE_CLOSED -> acceptance.resolved(fact);
            case DELIVERED -> delivered(fact.subject());
            default -> moves.move(fact.subject(), ACTIONS.get(fact.kind()));
        }
    }

    private void paid(UUID order, int stage) {
        stages.paid(order, stage);
        if (stage == 1) {
            timers.cancel(UnpaidOrders.PURPOSE, order);
            dates.remind(order);
        }
    }

    private void shipped(UUID order) {
        moves.move(order, OrderAction.SHIP);
        acceptance.shipped(order);
    }

    private void delivered(UUID order) {
        acceptance.delivered(order);
        if (moves.deliver(order)) {
            dates.delivered(order, clock.instant());
        } else {
            timers.cancel(AcceptanceWindow.PURPOSE, order);
        }
    }

    /** What such a fact moves the order by, if it does that and nothing else. */
    static Optional<OrderAction> action(Fact.Kind kind) {
        return Optional.ofNullable(ACTIONS.get(kind));
    }

    /** What names no stage is about the only one. */
    static int stage(Fact fact) {
        return Integer.parseInt(fact.details().getOrDefault("stage", "1"));
    }
}
