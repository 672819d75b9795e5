package org.kontor.orders.domain;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.StageStanding;
import org.kontor.orders.StageState;
import org.kontor.orders.Trigger;
import org.kontor.orders.store.OrderStore;
import org.kontor.work.TradeRuleException;

/** What a payment does to its stage, and by it to the order; a plan of one stage has no stages to move. */
final class StagePayments {

    /** Where an order may be whose first stage is paid. */
    private static final Set<OrderState> UNDER_WAY = EnumSet.range(OrderState.DEPOSITED, OrderState.ACCEPTED);

    private final OrderStore store;
    private final OrderMoves moves;

    StagePayments(OrderStore store) {
        this.store = store;
        this.moves = new OrderMoves(store);
    }

    void started(UUID order, int stage) {
        if (stage == 1) {
            moves.move(order, OrderAction.START_PAYMENT);
        } else {
            requireUnderWay(order, OrderAction.START_PAYMENT);
        }
        move(order, stage, StageState.OPEN, StageAction.START_PAYMENT);
    }

    void failed(UUID order, int stage) {
        if (stage == 1) {
            moves.move(order, OrderAction.FAIL_PAYMENT);
        }
        move(order, stage, StageState.PAYING, StageAction.FAIL_PAYMENT);
    }

    /** The order is PAID when all that is due before shipment is; what falls due later does not move it. */
    void paid(UUID order, int stage) {
        int needed = store.agreement(order).stagesBeforeShipment();
        if (stage == 1) {
            moves.move(order, OrderState.PAYING, needed == 1 ? OrderAction.PAY : OrderAction.DEPOSIT);
        } else if (stage == needed) {
            moves.move(order, OrderState.DEPOSITED, OrderAction.PAY);
        }
        move(order, stage, StageState.PAYING, StageAction.PAY);
    }

    /** In the transaction that has called the order off, so that no payment can begin meanwhile. */
    void close(UUID order) {
        if (store.agreement(order).stages().size() == 1) {
            return;
        }
        Order before = store.find(order).orElseThrow();
        if (before.stages().stream().anyMatch(one -> one.state() == StageState.PAYING)) {
            OrderMoves.requireCancellable(order, OrderState.PAYING);
        }
        store.stages().moveAll(order, StageState.OPEN, StageStates.TABLE.next(StageState.OPEN, StageAction.CLOSE));
    }

    /** A seller keeps what a deposit was paid for, until the balance is overdue by more than the patience. */
    static void requireOverdue(Order order, Instant now, OrderTimes times) {
        boolean overdue = order.stages().stream()
                .filter(one -> one.stage().trigger() == Trigger.BEFORE_SHIPMENT)
                .anyMatch(one -> one.isDue(now.minus(times.balancePatience())));
        if (order.state() == OrderState.DEPOSITED && !overdue) {
            throw TradeRuleException.conflict(
                    "balance-not-overdue",
                    "The buyer has paid the deposit and is not late with the balance",
                    order.payable()
                            .flatMap(StageStanding::due)
                            .map(due -> "you may call the order off from " + due.plus(times.balancePatience())
                                    + "; before, only the buyer may")
                            .orElse("wait until the payment is decided"));
        }
    }

    private void requireUnderWay(UUID order, OrderAction action) {
        OrderState state = store.claim(order).orElseThrow(() -> TradeRuleException.notFound("order"));
        if (!UNDER_WAY.contains(state)) {
            OrderStates.TABLE.next(state, action);
            throw TradeRuleException.stale("order");
        }
    }

    private void move(UUID order, int stage, StageState from, StageAction action) {
        boolean alone = stage == 1 && store.agreement(order).stages().size() == 1;
        if (!alone && !store.stages().move(order, stage, from, StageStates.TABLE.next(from, action))) {
            throw TradeRuleException.stale("payment plan");
        }
    }
}
