package org.kontor.tracking.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.store.Keys;
import org.kontor.tracking.Case;
import org.kontor.tracking.domain.Journey;
import org.kontor.tracking.domain.JourneyState;
import org.kontor.tracking.domain.TrackingDesk.Sight;
import org.kontor.web.NextAction;

public class TrackingViewTest {

    private static final Instant NOW = Instant.parse("2026-11-04T09:00:00Z");

    private final UUID order = Keys.fresh();
    private final Case doubt = new Case(
            Keys.fresh(),
            order,
            Case.Kind.CONTRADICTION,
            Case.Owner.OPERATOR,
            "delivered before collected",
            NOW,
            NOW.plusSeconds(86_400),
            true,
            "");

    @Test
    public void aDoubtSaysWhoEndsItByWhenAndWhere() {
        TrackingView view = TrackingView.of(new Sight(doubted(), List.of(), List.of(), List.of(doubt)), NOW);

        String resolution = "cases/" + doubt.id() + "/resolution";
        assertEquals("operator", view.whoMustAct());
        assertTrue(view.nextActions().contains(NextAction.post("CONFIRM_DELIVERY", "operator", resolution)));
        assertTrue(view.nextActions().contains(NextAction.post("DENY_DELIVERY", "operator", resolution)));
        assertEquals(doubt.deadline(), view.cases().get(0).deadline());
    }

    @Test
    public void aCaseSaysItsStateAndHowItEnds() {
        CaseView view = CaseView.of(doubt);

        assertEquals("OPEN", view.state().name());
        assertEquals("operator", view.whoMustAct());
        assertTrue(view.nextActions()
                .contains(NextAction.post("RESOLVE", "owner or operator", "cases/" + doubt.id() + "/resolution")));
        assertEquals("/api/v1/orders/" + order + "/history", view.history());
    }

    private Journey doubted() {
        return new Journey(
                order,
                Keys.fresh(),
                Keys.fresh(),
                "carrier.test",
                "5009848432",
                Mode.EXPRESS,
                JourneyState.DELIVERY_DOUBTED,
                3,
                NOW,
                NOW,
                Optional.empty(),
                "");
    }
}
