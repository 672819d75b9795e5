package org.kontor.settlement.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.Dispute.Split;
import org.kontor.settlement.DisputeState;
import org.kontor.values.Money;
import org.kontor.web.NextAction;

public class DisputeViewTest {

    @Test
    public void everyRequestThatADisputeProposesIsServed() {
        for (DisputeState state : DisputeState.values()) {
            for (NextAction action : DisputeView.of(dispute(state)).nextActions()) {
                assertTrue(state + " " + action, Routes.serve(action));
            }
        }
    }

    @Test
    public void whileItIsOpenSomebodyMustActAndAfterwardsNobody() {
        for (DisputeState state : DisputeState.values()) {
            DisputeView view = DisputeView.of(dispute(state));
            assertEquals(state.toString(), state.open(), !view.whoMustAct().equals("nobody"));
            assertEquals(state.toString(), state.open(), !view.nextActions().isEmpty());
        }
    }

    @Test
    public void theDivisionSumsToTheAmountAndAgreeingNeedsAnOffer() {
        DisputeView offered = DisputeView.of(dispute(DisputeState.NEGOTIATION));
        assertEquals(
                Money.parse("60.00", "USD"), offered.division().orElseThrow().toSeller());
        assertTrue(names(offered).contains("AGREE"));

        DisputeView bare = DisputeView.of(dispute(DisputeState.NEGOTIATION).splitting(Optional.empty()));
        assertFalse(names(bare).contains("AGREE"));
    }

    private static List<String> names(DisputeView view) {
        return view.nextActions().stream().map(NextAction::action).toList();
    }

    private static Dispute dispute(DisputeState state) {
        return new Dispute(
                new UUID(0, 1),
                new UUID(0, 2),
                "K-1",
                new UUID(0, 3),
                new UUID(0, 4),
                Money.parse("100.00", "USD"),
                Money.parse("100.00", "USD"),
                Dispute.Reason.LATE,
                "late",
                state,
                1,
                Instant.EPOCH,
                Optional.empty(),
                Optional.of(new Split(new UUID(0, 3), "purchasing", Money.parse("40.00", "USD"), "")));
    }
}
