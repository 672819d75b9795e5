package org.kontor.orders.domain;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
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

    private static final Map<Fact.Kind, OrderAction> ACTIONS = Map.of(
            Fact.Kind.PAYMENT_STARTED, OrderAction.START_PAYMENT,
            Fact.Kind.PAYMENT_FAILED, OrderAction.FAIL_PAYMENT,
            Fact.Kind.PAID, OrderAction.PAY,
            Fact.Kind.BOOKING_STARTED, OrderAction.START_BOOKING,
            Fact.Kind.BOOKING_FAILED, OrderAction.FAIL_BOOKING,
            Fact.Kind.BOOKED, OrderAction.BOOK,
            Fact.Kind.SHIPPED, OrderAction.SHIP,
            Fact.Kind.DELIVERED, OrderAction.DELIVER,
            Fact.Kind.SETTLED, OrderAction.SETTLE,
            Fact.Kind.REFUNDED, OrderAction.REFUND);

    private final OrderMoves moves;
    private final Timers timers;
    private final Clock clock;
    private final OrderTimes times;

    @Activate
    public LaterSteps(
            @Reference OrderStore store,
            @Reference Timers timers,
            @Reference Clock clock,
            @Reference OrderTimes times) {
        this.moves = new OrderMoves(store);
        this.timers = timers;
        this.clock = clock;
        this.times = times;
    }

    @Override
    public String step() {
        return "orders";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return ACTIONS.keySet();
    }

    @Override
    public void on(Fact fact) {
        moves.move(fact.subject(), ACTIONS.get(fact.kind()));
        if (fact.kind() == Fact.Kind.PAID) {
            timers.cancel(UnpaidOrders.PURPOSE, fact.subject());
        }
        if (fact.kind() == Fact.Kind.DELIVERED) {
            timers.schedule(
                    AcceptanceWindow.PURPOSE, fact.subject(), clock.instant().plus(times.acceptance()));
        }
    }
}
