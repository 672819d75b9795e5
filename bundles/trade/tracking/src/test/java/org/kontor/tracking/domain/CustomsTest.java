package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;
import org.kontor.tracking.Case;

/** Goods at customs: what they wait for, who must act, and how long that normally takes. */
public class CustomsTest extends FollowedGoods {

    @Test
    public void theReasonSaysWhatCustomsWaitFor() {
        assertEquals(Optional.of(Customs.IN_CLEARANCE), stage(Status.IMPORT_CUSTOMS, Reason.NONE));
        assertEquals(Optional.of(Customs.HELD), stage(Status.CUSTOMS_HELD, Reason.NONE));
        assertEquals(Optional.of(Customs.HELD), stage(Status.CUSTOMS_HELD, Reason.RELEASED));
        assertEquals(Optional.of(Customs.DOCUMENTS_MISSING), stage(Status.CUSTOMS_HELD, Reason.VALUE_DISPUTED));
        assertEquals(Optional.of(Customs.DUTY_UNPAID), stage(Status.IMPORT_CUSTOMS, Reason.DUTY_UNPAID));
        assertEquals(Optional.of(Customs.INSPECTION), stage(Status.EXPORT_CUSTOMS, Reason.INSPECTION));
        assertEquals(Optional.of(Customs.PROHIBITED), stage(Status.CUSTOMS_HELD, Reason.PROHIBITED));
        assertEquals(Optional.of(Customs.RELEASED), stage(Status.IN_TRANSIT, Reason.RELEASED));
    }

    @Test
    public void elsewhereAReasonIsNotCustoms() {
        assertEquals(Optional.empty(), stage(Status.IN_TRANSIT, Reason.WEATHER));
        assertEquals(Optional.empty(), stage(Status.DELIVERY_ATTEMPTED, Reason.DUTY_UNPAID));
        assertEquals(Optional.empty(), stage(Status.RETURNING, Reason.PROHIBITED));
    }

    @Test
    public void unpaidDutyHoldsTheGoodsAndIsTheBuyersCaseForItsOwnTime() {
        push(scan("1", "2026-11-03T05:00:00Z", Status.IMPORT_CUSTOMS, Reason.DUTY_UNPAID));

        assertEquals(JourneyState.HELD, sight().journey().state());
        assertEquals(Phase.CUSTOMS, sight().phase());
        assertEquals(Case.Owner.BUYER, sight().cases().get(0).owner());
        assertEquals(at("2026-11-07T05:00:00Z").toInstant(), sight().journey().nextScanDue());
        assertEquals("customs: DUTY_UNPAID", sight().normal().because());
    }

    @Test
    public void anotherReasonIsAnotherOnesCaseAndTheSameReasonIsNot() {
        push(scan("1", "2026-11-03T05:00:00Z", Status.CUSTOMS_HELD, Reason.DOCUMENTS_MISSING));
        push(scan("2", "2026-11-03T05:30:00Z", Status.CUSTOMS_HELD, Reason.DOCUMENTS_MISSING));
        assertEquals(1, sight().cases().size());
        assertEquals(Case.Owner.SELLER, open().owner());

        push(scan("3", "2026-11-03T05:50:00Z", Status.CUSTOMS_HELD, Reason.DUTY_UNPAID));
        assertEquals(2, sight().cases().size());
        assertEquals(Case.Owner.BUYER, open().owner());

        push(scan("4", "2026-11-03T05:55:00Z", Status.IN_TRANSIT, Reason.RELEASED));
        assertTrue(openCases().isEmpty());
        assertEquals(JourneyState.MOVING, sight().journey().state());
        assertEquals(Phase.ON_THE_WAY, sight().phase());
    }

    @Test
    public void customsThatTakeLongerThanTheyDoAreStaleAndSaidToBe() {
        push(scan("1", "2026-11-03T05:00:00Z", Status.CUSTOMS_HELD, Reason.INSPECTION));
        pass(Duration.ofHours(119));
        poll();
        assertEquals(Freshness.Standing.FRESH, sight().freshness().standing());

        pass(Duration.ofHours(2));
        poll();
        assertEquals(
                Optional.of(Freshness.Why.CUSTOMS_SLOW), sight().freshness().why());
        assertTrue(openCases().contains(Case.Kind.STALE));
    }

    private Case open() {
        return sight().cases().stream().filter(Case::open).findFirst().orElseThrow();
    }

    private static Optional<Customs> stage(Status status, Reason reason) {
        Scan scan = scan("1", "2026-11-03T05:00:00Z", status, reason);
        return Customs.of(scan);
    }
}
