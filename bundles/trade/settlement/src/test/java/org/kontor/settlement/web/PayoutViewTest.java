package org.kontor.settlement.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.kontor.settlement.ReleasePolicy;
import org.kontor.settlement.domain.Payout;
import org.kontor.settlement.domain.PayoutDesk.Standing;
import org.kontor.settlement.domain.PayoutState;
import org.kontor.settlement.domain.Settlement;
import org.kontor.values.Money;
import org.kontor.web.NextAction;

public class PayoutViewTest {

    private static final Money AMOUNT = Money.parse("100.00", "USD");

    @Test
    public void everyRequestThatAPayoutProposesIsServed() {
        for (PayoutState state : PayoutState.values()) {
            for (NextAction action : view(state).nextActions()) {
                assertTrue(state + " " + action, Routes.serve(action));
            }
        }
    }

    @Test
    public void untilItIsSettledSomebodyMustAct() {
        for (PayoutState state : PayoutState.values()) {
            boolean settled = state == PayoutState.SETTLED;
            assertEquals(state.toString(), settled, view(state).whoMustAct().equals("nobody"));
            assertEquals(state.toString(), settled, view(state).nextActions().isEmpty());
        }
    }

    @Test
    public void everyRequestThatASettlementProposesIsServed() {
        Settlement open = settlement(Optional.empty());
        Settlement accepted = settlement(Optional.of(Instant.EPOCH));
        for (Settlement settlement : new Settlement[] {open, accepted}) {
            for (NextAction action : SettlementView.of(settlement).nextActions()) {
                assertTrue(action.toString(), Routes.serve(action));
            }
        }
    }

    private static Settlement settlement(Optional<Instant> acceptedAt) {
        return new Settlement(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                AMOUNT,
                ReleasePolicy.HOLD_ALL,
                Money.of(0, "USD"),
                acceptedAt,
                false,
                false,
                1);
    }

    private static PayoutView view(PayoutState state) {
        return PayoutView.of(new Standing(
                new Payout(
                        new UUID(0, 1),
                        new UUID(0, 2),
                        new UUID(0, 3),
                        "payment.bank",
                        AMOUNT,
                        state,
                        1,
                        0,
                        "",
                        "",
                        "sales",
                        Instant.EPOCH,
                        Optional.empty()),
                Optional.empty()));
    }
}
