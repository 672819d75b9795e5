package org.kontor.tracking.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.store.Keys;
import org.kontor.tracking.Case;
import org.kontor.tracking.DeliveryConfidence;
import org.kontor.tracking.domain.Customs;
import org.kontor.tracking.domain.Freshness;
import org.kontor.tracking.domain.Journey;
import org.kontor.tracking.domain.JourneyState;
import org.kontor.tracking.domain.Lane;
import org.kontor.tracking.domain.Leg;
import org.kontor.tracking.domain.LegKind;
import org.kontor.tracking.domain.NormalGap;
import org.kontor.tracking.domain.Phase;
import org.kontor.tracking.domain.ReceivedScan;
import org.kontor.tracking.domain.Sight;
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
        TrackingView view = TrackingView.of(sight(List.of(doubt)), NOW);

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

    @Test
    public void aScanIsShownWithReasonZoneAndSource() {
        Scan held = new Scan(
                "1",
                OffsetDateTime.parse("2026-11-04T08:00:00+08:00"),
                Scan.Status.CUSTOMS_HELD,
                Scan.Reason.DUTY_UNPAID,
                "CH",
                "duty is due",
                "Shenzhen");

        ScanView view = ScanView.of(new ReceivedScan(leg(), held, NOW));

        assertEquals(Scan.Reason.DUTY_UNPAID, view.reason());
        assertEquals("+08:00", view.scannedAt().getOffset().getId());
        assertEquals("CH", view.carrierCode());
        assertEquals(NOW, view.receivedAt());
        assertEquals(new ScanView.Source(order, LegKind.WAYBILL, "carrier.test", "5009848432"), view.source());
    }

    private Sight sight(List<Case> cases) {
        return new Sight(
                doubted(),
                List.of(leg()),
                List.of(),
                Optional.empty(),
                Phase.AWAITED,
                Optional.of(Customs.DUTY_UNPAID),
                new NormalGap(Duration.ofHours(36), "mode EXPRESS"),
                new Freshness(Freshness.Standing.OVER, Optional.empty(), "said to have arrived"),
                DeliveryConfidence.of(List.of()),
                List.of(),
                cases);
    }

    @Test
    public void dutyIsForWhoeverTheIncotermSays() {
        assertEquals(
                Case.Owner.SELLER,
                TrackingView.of(sight(List.of()), NOW).customs().orElseThrow().owner());
    }

    private Leg leg() {
        return new Leg(
                order,
                order,
                LegKind.WAYBILL,
                "carrier.test",
                "5009848432",
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private Journey doubted() {
        return new Journey(
                order,
                Keys.fresh(),
                Keys.fresh(),
                "carrier.test",
                "5009848432",
                new Lane(Mode.EXPRESS, "CN", "DE", "Hamburg"),
                Case.Owner.SELLER,
                JourneyState.DELIVERY_DOUBTED,
                3,
                NOW,
                NOW,
                "");
    }
}
