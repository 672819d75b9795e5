package org.kontor.orders.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Stage;
import org.kontor.orders.StageStanding;
import org.kontor.orders.StageState;
import org.kontor.orders.Trigger;
import org.kontor.store.Keys;
import org.kontor.values.Money;
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
    public void theNextStageIsPayableWhileNothingIsBeingDecided() {
        assertEquals(
                Optional.of(at("payments")),
                laterStage(StageState.PAID, StageState.OPEN).map(NextAction::href));
        assertEquals(Optional.empty(), laterStage(StageState.PAID, StageState.PAYING));
        assertEquals(Optional.empty(), laterStage(StageState.OPEN, StageState.OPEN));
        assertEquals(Optional.empty(), laterStage(StageState.PAID, StageState.CLOSED));
    }

    @Test
    public void daysAreShownInTheContractsTimeZone() {
        PlanView plan = PlanView.of(order(OrderState.DEPOSITED, stages(StageState.PAID, StageState.OPEN)));

        assertEquals("Asia/Shanghai", plan.timeZone());
        assertEquals(
                "1970-01-01T08:00+08:00",
                plan.stages().get(1).due().orElseThrow().toString());
        assertEquals("NET_30", plan.stages().get(1).trigger());
    }

    private static Optional<NextAction> laterStage(StageState first, StageState second) {
        return OrderView.of(order(OrderState.DEPOSITED, stages(first, second)), Optional.empty()).nextActions().stream()
                .filter(action -> action.action().equals("PAY_STAGE_2"))
                .findFirst();
    }

    private static List<StageStanding> stages(StageState first, StageState second) {
        Money half = Money.of(500, "USD");
        return List.of(
                new StageStanding(
                        new Stage(1, "Deposit", Trigger.ON_ORDER, 0, half), first, Optional.of(Instant.EPOCH)),
                new StageStanding(new Stage(2, "Rest", Trigger.NET, 30, half), second, Optional.of(Instant.EPOCH)));
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
        return OrderView.of(order(state, List.of()), Optional.empty());
    }

    private static Order order(OrderState state, List<StageStanding> stages) {
        return new Order(
                ID,
                "K-1",
                ID,
                ID,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                ZoneId.of("Asia/Shanghai"),
                stages,
                ID,
                state,
                1,
                Instant.EPOCH);
    }
}
