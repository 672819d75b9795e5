package org.kontor.orders;

import java.util.List;
import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.values.Money;

/** What later steps and the shell ask of orders. */
public interface Orders {

    /** The order, when the caller is its buyer, its seller or an operator; otherwise not found. */
    Order order(UUID id, Caller viewer);

    /** The order, for our own steps. */
    Order order(UUID id);

    /** The order's total, which never changes: of an order read lately it costs nothing. */
    default Money total(UUID id) {
        return order(id).total();
    }

    /** The newest first, at most {@code limit}; for operators. */
    List<Order> newest(int limit);
}
