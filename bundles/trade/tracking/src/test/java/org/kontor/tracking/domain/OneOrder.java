package org.kontor.tracking.domain;

import java.util.List;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.security.Caller;

/** Everybody may see the order; most of tracking asks for no more than that, so that there may be none. */
record OneOrder(Order order) implements Orders {

    OneOrder() {
        this(null);
    }

    @Override
    public Order order(UUID id, Caller viewer) {
        return order;
    }

    @Override
    public Order order(UUID id) {
        return order;
    }

    @Override
    public List<Order> newest(int limit) {
        return List.of();
    }
}
