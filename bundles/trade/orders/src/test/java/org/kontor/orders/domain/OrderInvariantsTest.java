package org.kontor.orders.domain;

import static org.junit.Assert.assertEquals;
import static org.kontor.work.Fact.Kind.BOOKED;
import static org.kontor.work.Fact.Kind.BOOKING_STARTED;
import static org.kontor.work.Fact.Kind.DELIVERED;
import static org.kontor.work.Fact.Kind.PAID;
import static org.kontor.work.Fact.Kind.PAYMENT_STARTED;
import static org.kontor.work.Fact.Kind.SHIPPED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.Test;

/** Each invariant of orders is broken once and found, and holds again when it is mended. */
public class OrderInvariantsTest extends OrdersTest {

    @Test
    public void anOrderThatIsNotWhereItsHistoryLeadsIsFound() {
        UUID id = after(PAYMENT_STARTED, PAID, BOOKING_STARTED, BOOKED, SHIPPED);

        change("update orders set state = 'ACCEPTED' where id = '" + id + "'");
        assertEquals(
                List.of("order " + id + " must be [SHIPPED] by its history and is ACCEPTED"),
                paths().since(Instant.EPOCH).evidence());

        change("update orders set state = 'SHIPPED' where id = '" + id + "'");
    }

    @Test
    public void aHistoryThatNoTableAllowsIsFound() {
        UUID id = after(PAYMENT_STARTED, PAID);

        change("update facts set kind = 'SHIPPED' where kind = 'PAID'");
        assertEquals(
                List.of("order " + id + " was [PAYING] when it was SHIPPED"),
                paths().since(Instant.EPOCH).evidence());

        change("update facts set kind = 'PAID' where kind = 'SHIPPED'");
    }

    @Test
    public void whatTwoServersRecordedInOneSecondMayStandInEitherOrder() {
        UUID id = after(PAYMENT_STARTED, PAID);

        change("update facts set id = '" + between(id) + "' where kind = 'PAID'");
        change("update facts set happened_at = '2026-11-02 09:00:00.6' where kind = 'PAYMENT_STARTED'");

        assertEquals(PAID, history(id).get(1));
        assertEquals(List.of(), paths().since(Instant.EPOCH).evidence());
    }

    @Test
    public void anUnpaidOrderThatNobodyWillCallOffIsFound() {
        UUID id = placed().id();

        store.transactions().run(() -> store.timers().cancel(UnpaidOrders.PURPOSE, id));
        assertEquals(
                List.of("order " + id + " is PLACED and has no timer orders.unpaid"),
                forgotten().since(Instant.EPOCH).evidence());

        schedule(UnpaidOrders.PURPOSE, id);
    }

    @Test
    public void aDeadlineThatNobodyAwaitsIsFound() {
        UUID id = after(PAYMENT_STARTED, PAID, BOOKING_STARTED, BOOKED, SHIPPED, DELIVERED);

        store.transactions().run(() -> store.timers().cancel(AcceptanceWindow.PURPOSE, id));
        assertEquals(
                List.of("order " + id + " is DELIVERED and has no timer orders.acceptance-window"),
                forgotten().since(Instant.EPOCH).evidence());

        schedule(AcceptanceWindow.PURPOSE, id);
    }

    @Test
    public void onlyWhatIsNewIsLookedAt() {
        placed();

        assertEquals(1, paths().since(Instant.EPOCH).rows());
        assertEquals(0, paths().since(Instant.now().plus(Duration.ofHours(1))).rows());
    }

    /** A key after the order's first fact and before its second. */
    private String between(UUID id) {
        UUID first = store.facts().of(id).get(0).id();
        return new UUID(first.getMostSignificantBits(), -1).toString();
    }

    private void schedule(String timer, UUID id) {
        store.transactions().run(() -> store.timers()
                .schedule(timer, id, store.clock().instant().plus(ACCEPTANCE)));
    }

    private void change(String statement) {
        store.transactions().run(() -> assertEquals(1, store.sql().now().execute(statement)));
    }
}
