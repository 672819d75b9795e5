package org.kontor.tracking.domain;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.tracking.store.JourneyStore;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Begins to follow goods when they are handed to the carrier. */
@Component(service = FactHandler.class)
public final class ShippedWatch implements FactHandler {

    private final JourneyStore store;
    private final TrackingDesk desk;
    private final Orders orders;
    private final Timers timers;
    private final Clock clock;

    @Activate
    public ShippedWatch(
            @Reference JourneyStore store,
            @Reference TrackingDesk desk,
            @Reference Orders orders,
            @Reference Timers timers,
            @Reference Clock clock) {
        this.store = store;
        this.desk = desk;
        this.orders = orders;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "tracking";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(Fact.Kind.SHIPPED);
    }

    @Override
    public void on(Fact fact) {
        Order order = orders.order(fact.subject());
        store.insert(new Journey(
                order.id(),
                order.buyer(),
                order.seller(),
                fact.details().get("carrier"),
                fact.details().get("waybill"),
                order.option().mode(),
                JourneyStates.TABLE.initial(),
                1,
                clock.instant(),
                desk.firstScanDue(order.option().mode()),
                Optional.empty(),
                ""));
        timers.schedule(TrackingDesk.POLL, order.id(), desk.firstPoll());
    }
}
