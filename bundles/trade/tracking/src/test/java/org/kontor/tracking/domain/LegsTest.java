package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.TrackingPush;
import org.kontor.security.Caller;
import org.kontor.store.Keys;
import org.kontor.tracking.Case;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** Goods that are followed by more than one number: none of the sources is lost, and each is named. */
public class LegsTest extends FollowedGoods {

    private static final String BOX = "MSKU9070323";
    private static final String LORRY = "77001";

    @Test
    public void theTimelineIsMergedAndEveryScanNamesItsSource() {
        add(LegKind.CONTAINER, BOX);
        push(scan("1", "2026-11-02T10:00:00Z", Status.COLLECTED, "Shenzhen"));
        pushed(BOX, scan("1", "2026-11-02T12:00:00Z", Status.IN_TRANSIT, "Yantian"));
        push(scan("2", "2026-11-03T04:00:00Z", Status.IN_TRANSIT, "Hamburg"));

        List<ReceivedScan> scans = sight().scans();
        assertEquals(
                "one id at two carriers is two scans",
                List.of(WAYBILL, BOX, WAYBILL),
                scans.stream().map(one -> one.leg().waybill()).toList());
    }

    @Test
    public void everyNumberIsAskedAboutAtItsOwnTime() {
        Leg box = add(LegKind.CONTAINER, BOX);
        pass(Duration.ofMinutes(14));
        store.runDue();
        assertEquals("the order's own number has waited long enough", List.of(WAYBILL), carrier.askedAbout());

        carrier.forget();
        carrier.scans(scan("7", "2026-11-02T12:00:00Z", Status.IN_TRANSIT, "Yantian"));
        pass(Duration.ofMinutes(1));
        store.runDue();
        assertEquals(List.of(BOX), carrier.askedAbout());
        assertEquals(box.id(), sight().scans().get(0).leg().id());
    }

    @Test
    public void aBoxDischargedAtThePortIsNotDelivered() {
        add(LegKind.CONTAINER, BOX);
        pushed(BOX, scan("1", "2026-11-03T04:00:00Z", Status.DELIVERED, "Hamburg"));

        assertEquals(JourneyState.MOVING, sight().journey().state());
        assertEquals(Phase.ON_THE_WAY, sight().phase());
        assertFalse(facts().contains(Fact.Kind.DELIVERED));
        assertEquals(0.0, arrivals.confidence(order).value(), 0);
    }

    @Test
    public void theLastMileDecidesWhereThereIsOne() {
        add(LegKind.LAST_MILE, LORRY);
        push(scan("1", "2026-11-02T14:00:00Z", Status.DELIVERED, "Hamburg"));
        assertEquals(
                "the vessel's end is not the door",
                JourneyState.MOVING,
                sight().journey().state());

        pushed(LORRY, scan("1", "2026-11-03T05:00:00Z", Status.DELIVERED, "Hamburg"));
        assertEquals(JourneyState.DELIVERED, sight().journey().state());
        assertTrue(facts().contains(Fact.Kind.DELIVERED));
    }

    @Test
    public void twoSourcesThatDisagreeLeaveADoubt() {
        add(LegKind.LAST_MILE, LORRY);
        push(scan("1", "2026-11-03T05:30:00Z", Status.OUT_FOR_DELIVERY, "Hamburg"));
        pushed(LORRY, scan("1", "2026-11-03T04:00:00Z", Status.DELIVERED, "Hamburg"));

        assertEquals(JourneyState.DELIVERY_DOUBTED, sight().journey().state());
        Contradiction doubt = sight().contradictions().get(0);
        assertEquals(Contradiction.Kind.SOURCES_DISAGREE, doubt.kind());
        assertTrue(
                doubt.evidence(),
                doubt.evidence().contains(LORRY) && doubt.evidence().contains(WAYBILL));
        assertEquals(List.of(Case.Kind.CONTRADICTION), openCases());
    }

    @Test
    public void aBoxWithTwoTradesGoodsMovesBoth() {
        UUID other = Keys.fresh();
        follow(other, "5009848433", Mode.SEA);
        add(LegKind.CONTAINER, BOX);
        store.transactions().run(() -> legs.add(other, seller, addition(LegKind.CONTAINER, BOX, Optional.empty())));

        pushed(BOX, scan("1", "2026-11-03T04:00:00Z", Status.IN_TRANSIT, "Hamburg"));

        assertEquals(1, sight().scans().size());
        assertEquals(1, desk.sight(other, buyer).scans().size());
    }

    @Test
    public void aNumberThatIsUsedAgainIsTheNewestTrades() {
        push(scan("1", "2026-11-02T10:00:00Z", Status.DELIVERED, "Hamburg"));
        UUID later = Keys.fresh();
        pass(Duration.ofDays(200));
        follow(later, WAYBILL, Mode.EXPRESS);

        push(scan("2", "2027-05-22T06:00:00Z", Status.IN_TRANSIT, "Leipzig"));

        assertEquals(1, sight().scans().size());
        assertEquals(1, desk.sight(later, buyer).scans().size());
    }

    @Test
    public void onlyTheSellerAddsANumberOnceAndADoubtfulOneWithAReason() {
        add(LegKind.CONTAINER, BOX);

        assertEquals("followed-already", refusal(seller, BOX, Optional.empty()));
        assertEquals("only-the-seller", refusal(buyer, LORRY, Optional.empty()));
        assertEquals("waybill-doubtful", refusal(seller, "X1234", Optional.of(" ")));
        store.transactions()
                .run(() -> legs.add(
                        order, seller, addition(LegKind.CONTAINER, "X1234", Optional.of("it is painted on the box"))));
        Fact confirmed = store.facts().of(order).get(1);
        assertEquals(Fact.Kind.WAYBILL_CONFIRMED, confirmed.kind());
        assertEquals("it is painted on the box", confirmed.details().get("reason"));
    }

    @Test
    public void aCarrierThatCannotBeAskedIsNotAdded() {
        TradeRuleException refusal =
                assertThrows(TradeRuleException.class, () -> legs.judge(order, "carrier.unknown", BOX));
        assertEquals("carrier-not-followed", refusal.code());
        assertEquals("carrier", refusal.field());
    }

    private Leg add(LegKind kind, String number) {
        return store.transactions().call(() -> legs.add(order, seller, addition(kind, number, Optional.empty())));
    }

    private LegDesk.Addition addition(LegKind kind, String number, Optional<String> reason) {
        return new LegDesk.Addition(kind, OneCarrier.ACCOUNT, legs.judge(order, OneCarrier.ACCOUNT, number), reason);
    }

    private void pushed(String number, Scan scan) {
        assertEquals(1, mail.take(OneCarrier.ACCOUNT, List.of(new TrackingPush.Update(number, List.of(scan)))));
    }

    private String refusal(Caller who, String number, Optional<String> reason) {
        return assertThrows(TradeRuleException.class, () -> store.transactions()
                        .run(() -> legs.add(order, who, addition(LegKind.CONTAINER, number, reason))))
                .code();
    }
}
