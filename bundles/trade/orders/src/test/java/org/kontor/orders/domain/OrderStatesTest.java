package org.kontor.orders.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.kontor.orders.OrderState;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

public class OrderStatesTest extends OrdersTest {

    private static final Set<String> ALLOWED = Set.of(
            "PLACED START_PAYMENT PAYING",
            "PAYING PAY PAID",
            "PAYING DEPOSIT DEPOSITED",
            "DEPOSITED PAY PAID",
            "PAYING FAIL_PAYMENT PLACED",
            "PAID START_BOOKING BOOKING",
            "BOOKING BOOK BOOKED",
            "BOOKING FAIL_BOOKING PAID",
            "BOOKED SHIP SHIPPED",
            "SHIPPED DELIVER DELIVERED",
            "SHIPPED DEEM_ACCEPTED ACCEPTED",
            "DELIVERED ACCEPT ACCEPTED",
            "ACCEPTED SETTLE SETTLED",
            "PLACED CANCEL CANCELLED",
            "DEPOSITED CANCEL CANCELLED",
            "PAID CANCEL CANCELLED",
            "BOOKED CANCEL CANCELLED",
            "CANCELLED REFUND REFUNDED");

    private static final Map<Fact.Kind, String> FACTS = Map.of(
            Fact.Kind.PAYMENT_STARTED, "PLACED PAYING",
            Fact.Kind.PAYMENT_FAILED, "PAYING PLACED",
            Fact.Kind.PAID, "PAYING PAID",
            Fact.Kind.BOOKING_STARTED, "PAID BOOKING",
            Fact.Kind.BOOKING_FAILED, "BOOKING PAID",
            Fact.Kind.BOOKED, "BOOKING BOOKED",
            Fact.Kind.SHIPPED, "BOOKED SHIPPED",
            Fact.Kind.DELIVERED, "SHIPPED DELIVERED",
            Fact.Kind.SETTLED, "ACCEPTED SETTLED",
            Fact.Kind.REFUNDED, "CANCELLED REFUNDED");

    /** A carrier may report late what counts as accepted already. */
    private static final Set<OrderState> RECEIVED = EnumSet.of(OrderState.ACCEPTED, OrderState.SETTLED);

    /** These say something of the acceptance and move nothing. */
    private static final Set<Fact.Kind> BESIDES = Set.of(
            Fact.Kind.SCANNED,
            Fact.Kind.CASE_OPENED,
            Fact.Kind.CASE_RESOLVED,
            Fact.Kind.DISPUTE_OPENED,
            Fact.Kind.DISPUTE_CLOSED);

    @Test
    public void theTableAllowsExactlyTheseMoves() {
        Set<String> allowed = OrderStates.TABLE.transitions().stream()
                .map(way -> way.from() + " " + way.action() + " " + way.to())
                .collect(Collectors.toSet());

        assertEquals(ALLOWED, allowed);
    }

    @Test
    public void onlySettledAndRefundedOrdersRest() {
        assertEquals(EnumSet.of(OrderState.SETTLED, OrderState.REFUNDED), OrderStates.TABLE.terminal(OrderState.class));
    }

    @Test
    public void everyActionInEveryStateMovesByTheTableOrNotAtAll() {
        OrderMoves moves = new OrderMoves(orders);
        for (OrderState from : OrderState.values()) {
            for (OrderAction action : OrderAction.values()) {
                UUID id = in(from);
                String way = from + " " + action + " ";
                OrderState expected = ALLOWED.stream()
                        .filter(row -> row.startsWith(way))
                        .map(row -> OrderState.valueOf(row.substring(way.length())))
                        .findFirst()
                        .orElse(from);
                Runnable move = () -> store.transactions().run(() -> moves.move(id, action));
                if (expected == from) {
                    assertEquals(
                            way,
                            way.equals("DEPOSITED START_BOOKING ") ? "balance-unpaid" : "wrong-state",
                            refused(TradeRuleException.Kind.CONFLICT, move).code());
                } else {
                    move.run();
                }
                assertEquals(way, expected, state(id));
            }
        }
    }

    @Test
    public void aFactThatDoesNotFitTheStateUndoesItsTransaction() {
        for (OrderState from : OrderState.values()) {
            for (Fact.Kind kind : FACTS.keySet()) {
                UUID id = in(from);
                List<Fact.Kind> before = history(id);
                if (FACTS.get(kind).startsWith(from + " ")) {
                    happens(id, kind);
                    assertEquals(FACTS.get(kind), from + " " + state(id));
                } else if (kind == Fact.Kind.DELIVERED && RECEIVED.contains(from)) {
                    happens(id, kind);
                    assertEquals(from, state(id));
                } else {
                    assertThrows(from + " " + kind, TradeRuleException.class, () -> happens(id, kind));
                    assertEquals(from, state(id));
                    assertEquals(before, history(id));
                }
            }
        }
    }

    @Test
    public void theStepHearsEveryFactThatMustReachIt() {
        Set<Fact.Kind> must = Arrays.stream(Fact.Kind.values())
                .filter(kind -> kind.mustHear().contains("orders"))
                .collect(Collectors.toSet());

        assertEquals(
                must, Stream.of(FACTS.keySet(), BESIDES).flatMap(Set::stream).collect(Collectors.toSet()));
        assertEquals(
                must,
                new LaterSteps(orders, store.timers(), store.clock(), new OrderTimes(UNPAID, ACCEPTANCE)).kinds());
    }

    @Test
    public void aMoveByAFactCostsOneStatement() {
        UUID id = placed().id();
        OrderMoves moves = new OrderMoves(orders);
        long before = store.statements();

        store.transactions().run(() -> moves.move(id, OrderAction.START_PAYMENT));

        assertEquals(1, store.statements() - before);
        unlikeTheProduct = true;
    }

    @Test
    public void aMoveFromAStateThatHasPassedIsStale() {
        UUID id = in(OrderState.PAID);
        OrderMoves moves = new OrderMoves(orders);

        refused(TradeRuleException.Kind.STALE, () -> store.transactions()
                .run(() -> moves.move(id, OrderState.PLACED, OrderAction.CANCEL)));
        assertEquals(OrderState.PAID, state(id));
    }
}
