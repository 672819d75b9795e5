package org.kontor.fulfilment.domain;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.carrier.Cancellations;
import org.kontor.fulfilment.store.FulfilmentStore;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.providers.Providers;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.Intentions;
import org.kontor.work.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens a fulfilment when the first stage of an order is paid, and stops it when the order is called off. */
@Component(service = FactHandler.class)
public final class OrderWatch implements FactHandler {

    private final FulfilmentStore store;
    private final FulfilmentDesk desk;
    private final Orders orders;
    private final Providers providers;
    private final Intentions intentions;
    private final Timers timers;
    private final Clock clock;

    @Activate
    public OrderWatch(
            @Reference FulfilmentStore store,
            @Reference FulfilmentDesk desk,
            @Reference Orders orders,
            @Reference Providers providers,
            @Reference Intentions intentions,
            @Reference Timers timers,
            @Reference Clock clock) {
        this.store = store;
        this.desk = desk;
        this.orders = orders;
        this.providers = providers;
        this.intentions = intentions;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "fulfilment";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(Fact.Kind.PAID, Fact.Kind.CANCELLED);
    }

    @Override
    public void on(Fact fact) {
        Optional<Fulfilment> known = store.find(fact.subject());
        if (fact.kind() == Fact.Kind.CANCELLED) {
            known.ifPresent(this::stop);
        } else if (known.isEmpty()) {
            open(fact.subject());
        }
    }

    private void open(UUID orderId) {
        Order order = orders.order(orderId);
        store.insert(
                new Fulfilment(
                        orderId,
                        FulfilmentStates.TABLE.initial(),
                        1,
                        providers.bookedAt(order.option().carrier()),
                        Optional.empty(),
                        Details.NONE),
                clock.instant());
    }

    private void stop(Fulfilment fulfilment) {
        boolean booked = FulfilmentStates.TABLE.allows(fulfilment.state(), FulfilmentAction.VOID);
        if (booked && providers.has(Cancellations.class, fulfilment.carrier())) {
            desk.save(fulfilment.moved(FulfilmentAction.VOID));
            intentions.intend(
                    VoidEffect.PURPOSE,
                    fulfilment.order(),
                    fulfilment.order(),
                    fulfilment.carrier(),
                    fulfilment.waybill().orElseThrow());
            timers.schedule(VoidEffect.PURPOSE, fulfilment.order(), clock.instant());
        } else {
            desk.save(fulfilment.moved(FulfilmentAction.CALL_OFF));
        }
    }
}
