package org.kontor.settlement.domain;

import java.util.Optional;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.settlement.store.SettlementStore;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens, claims and saves settlements: whoever claims one is alone with the order's money until it commits. */
@Component(service = SettlementBook.class)
public final class SettlementBook {

    private final SettlementStore store;
    private final Orders orders;
    private final SettlementTerms terms;

    @Activate
    public SettlementBook(
            @Reference SettlementStore store, @Reference Orders orders, @Reference SettlementTerms terms) {
        this.store = store;
        this.orders = orders;
        this.terms = terms;
    }

    Optional<Settlement> find(UUID order) {
        return store.find(order);
    }

    /** Opens it for an order that was paid before this step was there; of two at once one gets a stale conflict. */
    Settlement claim(UUID order) {
        return store.find(order).map(this::save).orElseGet(() -> open(order));
    }

    private Settlement open(UUID orderId) {
        Order order = orders.order(orderId);
        Settlement opened = new Settlement(
                orderId,
                order.buyer(),
                order.seller(),
                order.total(),
                terms.policy(),
                Money.zero(order.total().currency()),
                Optional.empty(),
                false,
                false,
                1);
        store.insert(opened);
        return opened;
    }

    /** As it is now. */
    Settlement save(Settlement changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("settlement");
        }
        return changed.saved();
    }
}
