package org.kontor.orders.domain;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.security.Caller;
import org.kontor.store.Keys;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException.Kind;

public class SightTest extends OrdersTest {

    @Test
    public void bothPartiesAndOperatorsSeeTheSameOrder() {
        Order order = placed();

        for (Caller viewer : List.of(buyer, seller, Traders.operator())) {
            assertEquals(order, desk.order(order.id(), viewer));
            assertEquals(
                    List.of(Fact.Kind.ORDER_PLACED),
                    desk.history(order.id(), viewer).stream().map(Fact::kind).toList());
            assertEquals(List.of(order), desk.visible(viewer, Optional.empty(), 10));
        }
    }

    @Test
    public void aStrangerCannotTellAnOrderFromNone() {
        UUID order = placed().id();

        String hidden =
                refused(Kind.NOT_FOUND, () -> desk.order(order, stranger)).getMessage();
        String absent = refused(Kind.NOT_FOUND, () -> desk.order(Keys.fresh(), stranger))
                .getMessage();

        assertEquals(absent, hidden);
        refused(Kind.NOT_FOUND, () -> desk.history(order, stranger));
        assertEquals(List.of(), desk.visible(stranger, Optional.empty(), 10));
    }

    @Test
    public void listsShowTheNewestFirstAndGoOnWhereTheyStopped() {
        UUID first = placed().id();
        UUID second = placed().id();
        UUID third = placed().id();

        assertEquals(List.of(third, second), ids(desk.visible(seller, Optional.empty(), 2)));
        assertEquals(List.of(first), ids(desk.visible(seller, Optional.of(second), 2)));
        assertEquals(List.of(), desk.visible(stranger, Optional.of(second), 2));
        assertEquals(List.of(third, second), ids(desk.newest(2)));
    }

    @Test
    public void anOrderThatWasAgreedBeforeOptionsHadVersionsIsReadWithoutOne() {
        UUID order = placed().id();
        assertEquals("1.2.3", desk.order(order).option().providerVersion());
        store.transactions().run(() -> {
            var agreement = DSL.field(DSL.name("agreement"), String.class);
            String now = store.sql().now().select(agreement).from("orders").fetchSingle(agreement);
            String before = now.replace("\"providerVersion\":\"1.2.3\",", "");
            store.sql().now().update(DSL.table("orders")).set(agreement, before).execute();
        });

        open();

        assertEquals("", desk.order(order).option().providerVersion());
    }

    private static List<UUID> ids(List<Order> orders) {
        return orders.stream().map(Order::id).toList();
    }
}
