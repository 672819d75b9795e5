package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.TrackingPush;
import org.kontor.tracking.Case;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** Scans as carriers send them: late, twice, in the wrong order, contradicting each other, or not at all. */
public class FollowingTest extends FollowedGoods {

    @Test
    public void scansOutOfOrderAndTwiceTellOneStoryInTheirOwnZones() {
        carrier.scans(
                scan("2", "2026-11-03T04:00:00Z", Status.IN_TRANSIT, "Leipzig"),
                scan("1", "2026-11-02T18:00:00+08:00", Status.COLLECTED, "Shenzhen"));
        poll();
        carrier.scans(
                scan("1", "2026-11-02T18:00:00+08:00", Status.COLLECTED, "Shenzhen"),
                scan("2", "2026-11-03T04:00:00Z", Status.IN_TRANSIT, "Leipzig"));
        poll();

        List<ReceivedScan> scans = sight().scans();
        assertEquals(
                List.of("1", "2"), scans.stream().map(one -> one.scan().id()).toList());
        assertEquals("+08:00", scans.get(0).scan().at().getOffset().getId());
        assertEquals(JourneyState.MOVING, sight().journey().state());
        assertEquals("one fact for what was new", List.of(Fact.Kind.SCANNED), facts());
    }

    @Test
    public void arrivedGoodsStayArrivedAndLaterScansAreKeptAndQuestioned() {
        carrier.scans(
                scan("1", "2026-11-02T10:00:00Z", Status.COLLECTED, "Shenzhen"),
                scan("2", "2026-11-04T10:00:00Z", Status.DELIVERED, "Hamburg"));
        pass(Duration.ofDays(2));
        poll();
        assertEquals(JourneyState.DELIVERED, sight().journey().state());
        assertTrue(facts().contains(Fact.Kind.DELIVERED));

        push(scan("3", "2026-11-04T20:00:00Z", Status.IN_TRANSIT, "Leipzig"));

        assertEquals(JourneyState.DELIVERED, sight().journey().state());
        assertEquals(3, sight().scans().size());
        assertEquals(List.of(Case.Kind.CONTRADICTION), openCases());
        assertEquals(1, facts().stream().filter(Fact.Kind.DELIVERED::equals).count());
    }

    @Test
    public void aDeliveryThatContradictsItselfIsDoubtedUntilAnOperatorConfirmsIt() {
        carrier.scans(
                scan("1", "2026-11-02T12:00:00Z", Status.COLLECTED, "Shenzhen"),
                scan("2", "2026-11-02T11:00:00Z", Status.DELIVERED, "Hamburg"));
        poll();

        assertEquals(JourneyState.DELIVERY_DOUBTED, sight().journey().state());
        assertFalse("nobody is told that the goods arrived", facts().contains(Fact.Kind.DELIVERED));
        assertEquals(List.of(Case.Kind.CONTRADICTION), openCases());

        UUID doubt = sight().cases().get(0).id();
        assertEquals(
                "only-an-operator",
                assertThrows(TradeRuleException.class, () -> resolve(doubt, buyer))
                        .code());
        store.transactions()
                .run(() -> arrivals.decided(cases.resolve(doubt, operator, "it has arrived"), true, operator));

        assertEquals(JourneyState.DELIVERED, sight().journey().state());
        assertEquals(List.of(), openCases());
    }

    @Test
    public void silenceOpensOneCaseForTheCarrierWhichTheNextScanCloses() {
        pass(Duration.ofHours(16));
        poll();
        poll();

        assertEquals(List.of(Case.Kind.STALE), openCases());
        Case silence = sight().cases().get(0);
        assertEquals(Case.Owner.CARRIER, silence.owner());
        assertEquals(store.clock().instant().plus(Duration.ofHours(24)), silence.deadline());

        carrier.scans(scan("1", "2026-11-03T21:00:00Z", Status.IN_TRANSIT, "Leipzig"));
        poll();
        assertEquals(List.of(), openCases());
        assertEquals(JourneyState.MOVING, sight().journey().state());
    }

    @Test
    public void customsThatHoldAreTheSellersCaseUntilTheyLetGo() {
        carrier.scans(scan("1", "2026-11-02T10:00:00Z", Status.CUSTOMS_HELD, "Hamburg"));
        poll();
        assertEquals(JourneyState.HELD, sight().journey().state());
        assertEquals(List.of(Case.Kind.CUSTOMS), openCases());
        assertEquals(Case.Owner.SELLER, sight().cases().get(0).owner());

        pass(Duration.ofHours(3));
        carrier.scans(scan("2", "2026-11-02T11:00:00Z", Status.IN_TRANSIT, "Hamburg"));
        poll();
        assertEquals(List.of(), openCases());
        assertEquals(JourneyState.MOVING, sight().journey().state());
    }

    @Test
    public void damagedGoodsAreACaseThatAPersonClosesOnce() {
        carrier.scans(scan("1", "2026-11-02T10:00:00Z", Status.DAMAGED, "Leipzig"));
        poll();
        poll();
        assertEquals(JourneyState.TROUBLED, sight().journey().state());
        assertEquals(List.of(Case.Kind.EXCEPTION), openCases());

        UUID damage = sight().cases().get(0).id();
        resolve(damage, buyer);
        assertEquals(List.of(), openCases());
        assertEquals(
                "case-resolved",
                assertThrows(TradeRuleException.class, () -> resolve(damage, buyer))
                        .code());
    }

    @Test
    public void aCarrierThatDoesNotAnswerIsNotedAndAskedAgain() {
        carrier.fails(new ProviderException(Fault.UNAVAILABLE, "no route"));
        poll();
        assertEquals("UNAVAILABLE: no route", sight().legs().get(0).problem());

        carrier.scans();
        poll();
        assertEquals("", sight().legs().get(0).problem());
        assertEquals(Set.of(Optional.of(order)), Set.copyOf(carrier.asked()));
    }

    @Test
    public void codesWeDoNotKnowKeepTheirWordsHoweverLong() {
        String essay = "x".repeat(5_000);
        carrier.scans(new Scan(
                "id".repeat(140), at("2026-11-02T10:00:00Z"), Status.UNRECOGNISED, "ZZ" + essay, essay, "Leipzig"));
        poll();
        poll();

        assertEquals(1, sight().scans().size());
        Scan kept = sight().scans().get(0).scan();
        assertEquals(Status.UNRECOGNISED, kept.status());
        assertEquals(1_000, kept.carrierWords().length());
        assertTrue(kept.id().length() <= Keeping.ID);
        assertTrue(kept.carrierWords().endsWith("…"));
    }

    @Test
    public void aScanKeepsItsReason() {
        carrier.scans(scan("1", "2026-11-02T10:00:00Z", Status.DELIVERY_ATTEMPTED, Scan.Reason.CONSIGNEE_ABSENT));
        poll();

        assertEquals(Scan.Reason.CONSIGNEE_ABSENT, sight().scans().get(0).scan().reason());
        Fact told = store.facts().of(order).get(0);
        assertEquals("CONSIGNEE_ABSENT", told.details().get("reason"));
    }

    @Test
    public void silenceSaysWhatMayBeBehindIt() {
        pass(Duration.ofHours(16));
        poll();
        assertEquals(
                Optional.of(Freshness.Why.NEVER_SCANNED), sight().freshness().why());
        assertTrue(evidence(), evidence().startsWith("NEVER_SCANNED: The next scan of " + WAYBILL));

        carrier.fails(new ProviderException(Fault.UNAVAILABLE, "no route"));
        poll();
        assertEquals(
                Optional.of(Freshness.Why.CARRIER_NOT_ANSWERING),
                sight().freshness().why());
        assertTrue(sight().freshness().sentence().contains("no route"));

        carrier.scans(scan("1", "2026-11-02T09:30:00Z", Status.IN_TRANSIT, "Leipzig"));
        poll();
        assertEquals(Optional.of(Freshness.Why.SILENT), sight().freshness().why());
        assertEquals("what is still overdue has a case again", List.of(Case.Kind.STALE), openCases());
    }

    private String evidence() {
        return sight().cases().get(0).evidence();
    }

    @Test
    public void scansOfWhoeverHadTheNumberBeforeMoveNothing() {
        push(scan("1", "2026-04-02T10:00:00Z", Status.DELIVERED, "Hamburg"));
        assertEquals(JourneyState.EXPECTED, sight().journey().state());
        assertEquals(List.of(Case.Kind.CONTRADICTION), openCases());
        assertEquals(1, sight().scans().size());
        assertEquals(0.0, arrivals.confidence(order).value(), 0);
    }

    @Test
    public void aPushIsTakenWhenItIsGenuineAndChangesNothingWhenRepeated() {
        carrier.pushes(new TrackingPush.Update(
                WAYBILL, List.of(scan("1", "2026-11-02T10:00:00Z", Status.COLLECTED, "Shenzhen"))));
        assertEquals(new CarrierMail.Receipt(1, 0), mail.receive(OneCarrier.ACCOUNT, Map.of(), new byte[0]));
        assertEquals(new CarrierMail.Receipt(1, 0), mail.receive(OneCarrier.ACCOUNT, Map.of(), new byte[0]));
        assertEquals(1, sight().scans().size());

        carrier.pushes(new TrackingPush.Update("another", List.of()));
        assertEquals(new CarrierMail.Receipt(0, 1), mail.receive(OneCarrier.ACCOUNT, Map.of(), new byte[0]));
    }

    @Test
    public void aForgedPushLearnsNothingAndWritesNothing() {
        carrier.takesPushesForForged();

        assertThrows(
                TradeRuleException.class,
                () -> mail.receive(OneCarrier.ACCOUNT, Map.of("signature", "x"), new byte[9]));
        assertEquals(List.of(), sight().scans());
        assertEquals(List.of(), facts());
    }
}
