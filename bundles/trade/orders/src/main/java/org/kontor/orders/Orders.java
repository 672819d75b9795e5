package org.kontor.orders;

import java.util.List;
import java.util.UUID;
import org.kontor.security.Caller;

/** What later steps and the shell ask of orders. */
public interface Orders {

    /** The order, when the caller is its buyer, its seller or an operator; otherwise not found. */
    Order order(UUID id, Caller viewer);

    /** The order, for our own steps. */
    Order order(UUID id);

    /** The newest first, at most {@code limit}; for operators. */
    List<Order> newest(int limit);
}
