package org.kontor.fulfilment.web;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.fulfilment.domain.Details;
import org.kontor.fulfilment.domain.Fulfilment;
import org.kontor.fulfilment.domain.FulfilmentDesk.Standing;
import org.kontor.fulfilment.domain.FulfilmentState;
import org.kontor.fulfilment.domain.Lamps;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.store.Keys;
import org.kontor.web.NextAction;

public class FulfilmentViewTest {

    @Test
    public void aSellerWhoHasOnlyTheDepositMayPackAndNotBook() {
        assertEquals(List.of("PACK", "CALL_OFF"), actions(OrderState.DEPOSITED));
        assertEquals(List.of("PACK", "BOOK", "ENTER_WAYBILL", "CALL_OFF"), actions(OrderState.PAID));
    }

    private static List<String> actions(OrderState state) {
        Order order = Lamps.order(Keys.fresh(), Keys.fresh(), Keys.fresh(), state);
        Fulfilment packed =
                new Fulfilment(order.id(), FulfilmentState.PACKED, 1, "carrier.test", Optional.empty(), Details.NONE);
        return FulfilmentView.of(new Standing(order, packed, Optional.empty())).nextActions().stream()
                .map(NextAction::action)
                .toList();
    }
}
