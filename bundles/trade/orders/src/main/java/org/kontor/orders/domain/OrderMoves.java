package org.kontor.orders.domain;

import java.util.List;
import java.util.UUID;
import org.kontor.orders.OrderState;
import org.kontor.orders.store.OrderStore;
import org.kontor.work.StateTable.Transition;
import org.kontor.work.TradeRuleException;

/** Moves orders by the table, each by compare-and-set. */
final class OrderMoves {

    private final OrderStore store;

    OrderMoves(OrderStore store) {
        this.store = store;
    }

    /**
     * Tells where from. A conflict when the table has no such way, stale when somebody else was faster. An action that
     * starts from one state only costs one statement.
     */
    OrderState move(UUID id, OrderAction action) {
        List<Transition<OrderState, OrderAction>> ways = OrderStates.TABLE.transitions().stream()
                .filter(way -> way.action() == action)
                .toList();
        if (ways.size() == 1 && store.move(id, ways.get(0).from(), ways.get(0).to())) {
            return ways.get(0).from();
        }
        OrderState from = store.state(id).orElseThrow(() -> TradeRuleException.notFound("order"));
        if (from == OrderState.DEPOSITED && action == OrderAction.START_BOOKING) {
            throw TradeRuleException.conflict(
                    "balance-unpaid",
                    "Only the deposit is paid; nothing is booked before all that is due before shipment is paid",
                    "wait for the buyer's payment (GET /api/v1/orders/" + id + " shows the payment plan)");
        }
        return move(id, from, action);
    }

    /** From a state that is known already. */
    OrderState move(UUID id, OrderState from, OrderAction action) {
        if (!store.move(id, from, OrderStates.TABLE.next(from, action))) {
            throw TradeRuleException.stale("order");
        }
        return from;
    }

    /** False for goods that count as accepted already: their carrier may report late. */
    boolean deliver(UUID id) {
        OrderState from = store.state(id).orElseThrow(() -> TradeRuleException.notFound("order"));
        if (from == OrderState.ACCEPTED || from == OrderState.SETTLED) {
            return false;
        }
        move(id, from, OrderAction.DELIVER);
        return true;
    }

    /** Why an order cannot be called off now, and what the party does instead. */
    static void requireCancellable(UUID id, OrderState state) {
        if (OrderStates.TABLE.allows(state, OrderAction.CANCEL)) {
            return;
        }
        throw TradeRuleException.conflict(
                "not-cancellable",
                "The order is " + state + " and cannot be called off now",
                switch (state) {
                    case PAYING ->
                        "wait until the payment is decided (GET /api/v1/orders/" + id + "/payments), then call it off";
                    case BOOKING ->
                        "wait until the carrier has answered (GET /api/v1/orders/" + id
                                + "/fulfilment), then call it off";
                    case SHIPPED, DELIVERED ->
                        "the goods have left: follow them (GET /api/v1/orders/" + id + "/tracking)";
                    case CANCELLED, REFUNDED -> "nothing: it has been called off already";
                    case PLACED, DEPOSITED, PAID, BOOKED, ACCEPTED, SETTLED -> "nothing: the trade is done";
                });
    }
}
