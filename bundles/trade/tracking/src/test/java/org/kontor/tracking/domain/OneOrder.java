package org.kontor.tracking.domain;

import java.util.List;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.security.Caller;

/** Everybody may see the order, which tracking only asks for that. */
final class OneOrder implements Orders {

    @Override
    public Order order(UUID id, Caller viewer) {
        return null;
    }

    @Override
    public Order order(UUID id) {
        return null;
    }

    @Override
    public List<Order> newest(int limit) {
        return List.of();
    }
}
