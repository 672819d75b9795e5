package org.kontor.fulfilment.domain;

import java.util.List;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.security.Caller;

/** One order that both parties see. */
record OneOrder(Order order) implements Orders {

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
        return List.of(order);
    }
}
