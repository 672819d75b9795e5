package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.TrackingPush;
import org.kontor.tracking.Case;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** Whether goods have arrived decides who gets the money: scans that leave a doubt, and who ends it. */
public class DoubtedDeliveryTest extends FollowedGoods {

    @Test
    public void scansThatComeWhileADeliveryIsDoubtedAreKept() {
        doubted();

        push(scan("3", "2026-11-02T13:00:00Z", Status.IN_TRANSIT, "Leipzig"));

        assertEquals(3, sight().scans().size());
        assertEquals(JourneyState.DELIVERY_DOUBTED, sight().journey().state());
        assertEquals(List.of(Case.Kind.CONTRADICTION), openCases());
    }

    @Test
    public void aDeliveryThatAnOperatorDeniesIsAwaitedAgain() {
        doubted();
        decide(sight().cases().get(0).id(), false);

        assertEquals(JourneyState.MOVING, sight().journey().state());
        assertFalse(facts().contains(Fact.Kind.DELIVERED));

        pass(Duration.ofHours(24));
        push(scan("3", "2026-11-03T15:00:00Z", Status.DELIVERED, "Hamburg"));
        assertEquals(JourneyState.DELIVERED, sight().journey().state());
        assertEquals("what was decided is not asked again", List.of(), openCases());
    }

    @Test
    public void goodsWhoseCarrierSaysNothingArriveByTheWordOfAnOperator() {
        pass(Duration.ofHours(16));
        poll();
        UUID silence = sight().cases().get(0).id();

        assertEquals(
                "only-an-operator",
                assertThrows(TradeRuleException.class, () -> store.transactions()
                                .run(() -> arrivals.decided(cases.find(silence, buyer), true, buyer)))
                        .code());
        decide(silence, true);

        assertEquals(JourneyState.DELIVERED, sight().journey().state());
        assertTrue(facts().contains(Fact.Kind.DELIVERED));
    }

    @Test
    public void goodsOnTheirWayBackAreNotDelivered() {
        push(
                scan("1", "2026-11-02T10:00:00Z", Status.DELIVERED, "Hamburg"),
                scan("2", "2026-11-02T11:00:00Z", Status.RETURNING, "Hamburg"));

        assertEquals(JourneyState.TROUBLED, sight().journey().state());
        assertEquals(List.of(Case.Kind.EXCEPTION), openCases());
        assertFalse(facts().contains(Fact.Kind.DELIVERED));
    }

    @Test
    public void goodsDeliveredBackToTheirSenderAreNotTheBuyers() {
        push(scan("1", "2026-11-02T10:00:00Z", Status.RETURNING, "Hamburg"));
        push(scan("2", "2026-11-02T12:00:00Z", Status.DELIVERED, "Shenzhen"));

        assertEquals(JourneyState.DELIVERY_DOUBTED, sight().journey().state());
        assertFalse(facts().contains(Fact.Kind.DELIVERED));
    }

    @Test
    public void goodsThatComeBackAfterTheirArrivalAreACase() {
        push(scan("1", "2026-11-02T10:00:00Z", Status.DELIVERED, "Hamburg"));
        push(scan("2", "2026-11-02T12:00:00Z", Status.RETURNED, "Shenzhen"));

        assertEquals(JourneyState.DELIVERED, sight().journey().state());
        assertEquals(List.of(Case.Kind.EXCEPTION), openCases());
    }

    @Test
    public void whenGoodsArrivedIsToldByTheDeliveryNotByTheLatestScan() {
        push(
                scan("1", "2026-11-02T10:00:00Z", Status.DELIVERED, "Hamburg"),
                scan("2", "2026-11-02T12:00:00Z", Status.UNRECOGNISED, "Leipzig"));

        Fact arrival = store.facts().of(order).stream()
                .filter(fact -> fact.kind() == Fact.Kind.DELIVERED)
                .findFirst()
                .orElseThrow();
        assertEquals("Hamburg", arrival.details().get("place"));
        assertEquals("2026-11-02T10:00Z", arrival.details().get("deliveredAt"));
    }

    @Test
    public void aScanFromTheFutureDoesNotExcuseSilence() {
        push(scan("1", "2062-11-02T10:00:00Z", Status.IN_TRANSIT, "Leipzig"));
        assertEquals(List.of(Case.Kind.CONTRADICTION), openCases());

        pass(Duration.ofHours(37));
        poll();
        assertTrue(openCases().contains(Case.Kind.STALE));
    }

    @Test
    public void aMessageAboutGoodsNotHandedOverDoesNotHoldUpTheOthers() {
        carrier.pushes(
                new TrackingPush.Update(
                        "9999999995", List.of(scan("1", "2026-11-02T10:00:00Z", Status.COLLECTED, "Shenzhen"))),
                new TrackingPush.Update(
                        WAYBILL, List.of(scan("1", "2026-11-02T10:00:00Z", Status.COLLECTED, "Shenzhen"))));

        assertEquals(new CarrierMail.Receipt(1, 1), mail.receive(OneCarrier.ACCOUNT, Map.of(), new byte[0]));
        assertEquals(1, sight().scans().size());
    }

    @Test
    public void messagesThatComeAtOnceAreAllTaken() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        AtomicInteger refused = new AtomicInteger();
        for (int i = 0; i < 24; i++) {
            Scan scan = scan(Integer.toString(i / 2), "2026-11-02T10:00:00Z", Status.IN_TRANSIT, "Leipzig " + i / 2);
            pool.execute(() -> {
                try {
                    push(scan);
                } catch (RuntimeException e) {
                    refused.incrementAndGet();
                }
            });
        }
        pool.shutdown();
        assertTrue(pool.awaitTermination(60, TimeUnit.SECONDS));

        assertEquals(0, refused.get());
        assertEquals(12, sight().scans().size());
    }

    private void doubted() {
        push(
                scan("1", "2026-11-02T12:00:00Z", Status.COLLECTED, "Shenzhen"),
                scan("2", "2026-11-02T11:00:00Z", Status.DELIVERED, "Hamburg"));
        assertEquals(JourneyState.DELIVERY_DOUBTED, sight().journey().state());
    }

    private void decide(UUID id, boolean delivered) {
        store.transactions()
                .run(() -> arrivals.decided(cases.resolve(id, operator, "called the carrier"), delivered, operator));
    }
}
