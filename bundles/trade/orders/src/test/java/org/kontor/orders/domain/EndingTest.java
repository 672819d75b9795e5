package org.kontor.orders.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.kontor.work.Fact.Kind.BOOKED;
import static org.kontor.work.Fact.Kind.BOOKING_STARTED;
import static org.kontor.work.Fact.Kind.DELIVERED;
import static org.kontor.work.Fact.Kind.PAID;
import static org.kontor.work.Fact.Kind.PAYMENT_FAILED;
import static org.kontor.work.Fact.Kind.PAYMENT_STARTED;
import static org.kontor.work.Fact.Kind.SHIPPED;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;
import org.kontor.orders.OrderState;
import org.kontor.security.Caller;
import org.kontor.values.InvalidValueException;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.TradeRuleException;
import org.kontor.work.TradeRuleException.Kind;

public class EndingTest extends OrdersTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    public void theBuyerAcceptsDeliveredGoods() {
        UUID id = delivered();

        desk.accept(id, buyer);

        assertEquals(OrderState.ACCEPTED, state(id));
        assertEquals(buyer.name(), last(id).actor());
        assertEquals(Fact.Kind.ACCEPTED, last(id).kind());
    }

    @Test
    public void onlyTheBuyerAccepts() {
        UUID id = delivered();

        refused(Kind.FORBIDDEN, () -> desk.accept(id, seller));
        refused(Kind.FORBIDDEN, () -> desk.accept(id, Traders.operator()));
        refused(Kind.NOT_FOUND, () -> desk.accept(id, stranger));
        assertEquals(OrderState.DELIVERED, state(id));
    }

    @Test
    public void goodsUnderWayCannotBeAccepted() {
        UUID id = after(PAYMENT_STARTED, PAID, BOOKING_STARTED, BOOKED, SHIPPED);

        assertEquals(
                "wrong-state",
                refused(Kind.CONFLICT, () -> desk.accept(id, buyer)).code());
    }

    @Test
    public void silenceAcceptsWhenTheWindowHasPassed() {
        UUID id = delivered();

        store.pass(ACCEPTANCE.minus(SECOND));
        assertEquals(OrderState.DELIVERED, state(id));

        store.pass(SECOND);
        assertEquals(OrderState.ACCEPTED, state(id));
        assertEquals("kontor", last(id).actor());
    }

    @Test
    public void theWindowBeginsWithDeliveryNotWithShipment() {
        UUID id = after(PAYMENT_STARTED, PAID, BOOKING_STARTED, BOOKED, SHIPPED);
        store.pass(ACCEPTANCE.plusDays(5));
        happens(id, DELIVERED);

        store.pass(ACCEPTANCE.minus(SECOND));
        assertEquals(OrderState.DELIVERED, state(id));

        store.pass(SECOND);
        assertEquals(OrderState.ACCEPTED, state(id));
    }

    @Test
    public void theWindowDoesNotAcceptASecondTime() {
        UUID id = delivered();
        desk.accept(id, buyer);

        store.pass(ACCEPTANCE);
        new AcceptanceWindow(desk, orders, store.transactions(), store.clock()).due(id);

        assertEquals(1, history(id).stream().filter(Fact.Kind.ACCEPTED::equals).count());
    }

    @Test
    public void anAcceptanceThatCannotBeReleasedDidNotHappen() {
        UUID id = delivered();
        store.add(refusing(Fact.Kind.ACCEPTED));

        refused(Kind.CONFLICT, () -> desk.accept(id, buyer));

        assertEquals(OrderState.DELIVERED, state(id));
        assertEquals(DELIVERED, last(id).kind());
        unlikeTheProduct = true;
    }

    @Test
    public void eitherPartyCancelsBeforeShipmentAndTheFactSaysWhetherItWasPaid() {
        for (Caller party : List.of(buyer, seller)) {
            for (OrderState from : List.of(OrderState.PLACED, OrderState.PAID, OrderState.BOOKED)) {
                UUID id = in(from);

                desk.cancel(id, party, "out of stock");

                assertEquals(OrderState.CANCELLED, state(id));
                assertEquals(party.name(), last(id).actor());
                assertEquals("out of stock", last(id).details().get("reason"));
                assertEquals(
                        from != OrderState.PLACED,
                        Boolean.valueOf(last(id).details().get("paid")));
            }
        }
    }

    @Test
    public void elsewhereCancellationIsRefusedWithARemedy() {
        Set<OrderState> elsewhere = EnumSet.complementOf(
                EnumSet.of(OrderState.PLACED, OrderState.DEPOSITED, OrderState.PAID, OrderState.BOOKED));
        for (OrderState from : elsewhere) {
            UUID id = in(from);

            TradeRuleException refused = refused(Kind.CONFLICT, () -> desk.cancel(id, buyer, "changed my mind"));

            assertEquals("not-cancellable", refused.code());
            boolean wait = from == OrderState.PAYING || from == OrderState.BOOKING;
            assertEquals(from.name(), wait, refused.remedy().startsWith("wait until"));
            assertEquals(from, state(id));
            assertEquals(Fact.Kind.ORDER_PLACED, last(id).kind());
        }
    }

    @Test
    public void nobodyElseCancels() {
        UUID id = placed().id();

        refused(Kind.NOT_FOUND, () -> desk.cancel(id, stranger, "mischief"));
        refused(Kind.FORBIDDEN, () -> desk.cancel(id, Traders.operator(), "mischief"));
        assertEquals(OrderState.PLACED, state(id));
    }

    @Test
    public void anUnpaidOrderClosesWhenItsTimeHasPassed() {
        UUID id = placed().id();

        store.pass(UNPAID.minus(SECOND));
        assertEquals(OrderState.PLACED, state(id));

        store.pass(SECOND);
        assertEquals(OrderState.CANCELLED, state(id));
        assertEquals("kontor", last(id).actor());
        assertEquals("false", last(id).details().get("paid"));
    }

    @Test
    public void aPaymentBeingDecidedKeepsTheOrderOpenUntilItFails() {
        UUID id = after(PAYMENT_STARTED);
        store.pass(UNPAID);
        assertEquals(OrderState.PAYING, state(id));

        happens(id, PAYMENT_FAILED);
        store.pass(Duration.ofHours(1));

        assertEquals(OrderState.CANCELLED, state(id));
    }

    @Test
    public void aPaidOrderIsNeverClosedForWantOfPayment() {
        UUID id = after(PAYMENT_STARTED, PAID);

        store.pass(UNPAID.plusDays(30));

        assertEquals(OrderState.PAID, state(id));
        assertFalse(history(id).contains(Fact.Kind.CANCELLED));
    }

    @Test
    public void aTimerThatRunsWhileTheMoneyArrivesLeavesThePaidOrderAlone() {
        UUID id = after(PAYMENT_STARTED, PAID);

        new UnpaidOrders(desk, store.transactions(), store.clock()).due(id);

        assertEquals(OrderState.PAID, state(id));
    }

    @Test
    public void timersOutliveTheServer() {
        UUID id = delivered();
        store.restart();
        open();

        store.pass(ACCEPTANCE);

        assertEquals(OrderState.ACCEPTED, state(id));
    }

    @Test
    public void timesMustBePositive() {
        assertThrows(InvalidValueException.class, () -> new OrderTimes(Duration.ZERO, ACCEPTANCE));
        assertThrows(InvalidValueException.class, () -> new OrderTimes(UNPAID, Duration.ofHours(-1)));
    }

    private UUID delivered() {
        return after(PAYMENT_STARTED, PAID, BOOKING_STARTED, BOOKED, SHIPPED, DELIVERED);
    }

    private Fact last(UUID id) {
        List<Fact> facts = store.facts().of(id);
        return facts.get(facts.size() - 1);
    }

    private static FactHandler refusing(Fact.Kind kind) {
        return new FactHandler() {
            @Override
            public String step() {
                return "payments";
            }

            @Override
            public Set<Fact.Kind> kinds() {
                return Set.of(kind);
            }

            @Override
            public void on(Fact fact) {
                throw TradeRuleException.conflict("no-release", "The escrow is not there", "look at the books");
            }
        };
    }
}
