package org.kontor.orders.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.store.Keys;
import org.kontor.web.NextAction;

public class OrderViewTest {

    private static final UUID ID = Keys.fresh();

    @Test
    public void everyStateSaysWhatMayFollowAndWhereToAskForIt() {
        Map<OrderState, List<String>> posts = Arrays.stream(OrderState.values())
                .collect(Collectors.toMap(state -> state, state -> view(state).nextActions().stream()
                        .filter(action -> action.method().equals("POST"))
                        .map(NextAction::href)
                        .toList()));

        assertEquals(List.of(at("payments"), at("cancellation")), posts.get(OrderState.PLACED));
        assertEquals(List.of(at("booking"), at("cancellation")), posts.get(OrderState.PAID));
        assertEquals(List.of(at("handover"), at("cancellation")), posts.get(OrderState.BOOKED));
        assertEquals(List.of(at("acceptance")), posts.get(OrderState.DELIVERED));
        for (OrderState state : List.of(OrderState.PAYING, OrderState.BOOKING, OrderState.SHIPPED)) {
            assertEquals(List.of(), posts.get(state));
            assertFalse(view(state).nextActions().isEmpty());
        }
    }

    @Test
    public void everyStateSaysWhatItMeansAndWhoMustAct() {
        for (OrderState state : OrderState.values()) {
            assertFalse(view(state).meaning().isBlank());
            assertFalse(view(state).whoMustAct().isBlank());
        }
        assertEquals("nobody", view(OrderState.SETTLED).whoMustAct());
        assertEquals(List.of(), view(OrderState.SETTLED).nextActions());
    }

    private static String at(String part) {
        return "/api/v1/orders/" + ID + "/" + part;
    }

    private static OrderView view(OrderState state) {
        return OrderView.of(new Order(
                ID, "K-1", ID, ID, null, null, List.of(), null, null, null, null, null, ID, state, 1, Instant.EPOCH));
    }
}
