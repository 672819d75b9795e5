package org.kontor.settlement.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Trigger;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.ReleasePolicy;
import org.kontor.settlement.domain.Court.Rules;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** When and how much of an order's money goes to the seller. */
public class ReleasingTest {

    private static final Money NOTHING = Money.of(0, "USD");
    private static final Money TOTAL = Money.parse("10400.00", "USD");

    @Rule
    public final TestStore store = TestStore.of("orders", "payments", "settlement");

    private Court court;

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        court.mustBeSound();
    }

    @Test
    public void acceptanceReleasesEveryStageThatIsPaid() {
        Order order = under(Rules.USUAL).paidInPart(Trigger.BEFORE_SHIPMENT);
        court.payments.pay(order, court.buyer);
        court.orders.delivered(order.id());
        court.accept(order);

        assertEquals(OrderState.SETTLED, court.state(order));
        assertEquals(TOTAL, court.payable());
    }

    @Test
    public void whatIsPaidAfterTheAcceptanceIsReleasedAtOnceAndSettlesTheOrder() {
        Order order = under(Rules.USUAL).paidInPart(Trigger.NET);
        court.orders.delivered(order.id());
        court.accept(order);
        assertEquals("a stage is open", OrderState.ACCEPTED, court.state(order));
        assertEquals(Money.parse("3120.00", "USD"), court.payable());

        court.payments.pay(order, court.buyer);

        assertEquals(OrderState.SETTLED, court.state(order));
        assertEquals(TOTAL, court.payable());
    }

    @Test
    public void goodsThatNobodyReportsDeliveredAreReleasedInTheEnd() {
        Order order = under(Rules.USUAL).delivered();
        court.confidence = 0;
        court.orders.timeDeemsAccepted(order.id());

        assertEquals(OrderState.SETTLED, court.state(order));
    }

    @Test
    public void acceptanceReleasesEverythingOnceAndSettles() {
        Order order = under(Rules.USUAL).delivered();
        assertEquals(TOTAL, court.held(order));
        court.accept(order);

        assertEquals(NOTHING, court.held(order));
        assertEquals(TOTAL, court.payable());
        assertEquals(OrderState.SETTLED, court.state(order));
        assertThrows(TradeRuleException.class, () -> court.accept(order));
        assertEquals(List.of("CAPTURE", "RELEASE"), court.payments.transfers(order.id()));
    }

    @Test
    public void theCommissionIsTheRuleOfTheDay() {
        String today = store.clock().instant().toString().substring(0, 10);
        Order order = under(Rules.USUAL.keeping("2020-01-01 1", today + " 2.5", "2199-01-01 9"))
                .delivered();
        court.accept(order);

        assertEquals(Money.parse("10140.00", "USD"), court.payable());
        assertEquals(OrderState.SETTLED, court.state(order));
    }

    @Test
    public void timeAloneReleasesNothingUntilTheDeliveryIsSure() {
        Order order = under(Rules.USUAL).delivered();
        court.confidence = 0.3;
        court.orders.timeAccepts(order.id());
        assertEquals(OrderState.ACCEPTED, court.state(order));
        assertEquals(TOTAL, court.held(order));

        store.pass(Duration.ofDays(1));
        assertEquals(TOTAL, court.held(order));
        court.confidence = 0.83;
        store.pass(Duration.ofDays(1));

        assertEquals(TOTAL, court.payable());
        assertEquals(OrderState.SETTLED, court.state(order));
    }

    @Test
    public void underHoldAllNeitherAScanNorAnInspectionReleases() {
        Order order = under(Rules.USUAL).paid();
        court.inspections.passed(order.id(), "report 7", court.operator);
        court.scanned(order, "IN_TRANSIT");

        assertEquals(TOTAL, court.held(order));
        assertTrue(court.story(order.id()).contains(Fact.Kind.INSPECTED));
    }

    @Test
    public void aPassedInspectionReleasesTheDepositOnce() {
        Order order = under(Rules.USUAL.under(ReleasePolicy.RELEASE_DEPOSIT_ON_PRODUCTION))
                .paid();
        court.inspections.passed(order.id(), "report 7", court.operator);
        court.inspections.passed(order.id(), "report 8", court.operator);
        assertEquals(Money.parse("3120.00", "USD"), court.payable());

        court.orders.delivered(order.id());
        court.accept(order);

        assertEquals(TOTAL, court.payable());
        assertEquals(OrderState.SETTLED, court.state(order));
    }

    @Test
    public void aCarriersScanReleasesUnderThatPolicyAndAnAnnouncementDoesNot() {
        Order order =
                under(Rules.USUAL.under(ReleasePolicy.RELEASE_ON_DISPATCH)).paid();
        court.scanned(order, "ANNOUNCED");
        assertEquals(TOTAL, court.held(order));

        court.scanned(order, "COLLECTED");
        court.scanned(order, "IN_TRANSIT");
        assertEquals(TOTAL, court.payable());
        assertFalse(court.story(order.id()).contains(Fact.Kind.SETTLED));

        court.orders.delivered(order.id());
        court.accept(order);
        assertEquals(OrderState.SETTLED, court.state(order));
    }

    @Test
    public void acceptedLinesReleaseTheirShareAndTheLastTakesTheRest() {
        Order order = under(Rules.USUAL).delivered();
        court.inspections.accept(order.id(), Set.of(1), court.buyer);
        court.inspections.accept(order.id(), Set.of(1), court.buyer);
        assertEquals(Money.parse("8112.00", "USD"), court.payable());

        court.inspections.accept(order.id(), Set.of(2), court.buyer);
        assertEquals(TOTAL, court.payable());
        assertEquals(OrderState.DELIVERED, court.state(order));

        court.accept(order);
        assertEquals(OrderState.SETTLED, court.state(order));
    }

    @Test
    public void onlyTheBuyerAcceptsLinesAndOnlyAnOperatorInspects() {
        Order order = under(Rules.USUAL).delivered();

        assertThrows(TradeRuleException.class, () -> court.inspections.accept(order.id(), Set.of(1), court.seller));
        assertThrows(TradeRuleException.class, () -> court.inspections.passed(order.id(), "mine", court.seller));
        assertThrows(TradeRuleException.class, () -> court.inspections.accept(order.id(), Set.of(3), court.buyer));
    }

    @Test
    public void whatIsInDisputeStaysAndTheOrderIsNotSettled() {
        Order order = under(Rules.USUAL).delivered();
        Money disputed = Money.parse("400.00", "USD");
        Dispute dispute =
                court.disputes.open(order.id(), new Claim(disputed, Dispute.Reason.QUALITY, "flickers"), court.buyer);
        court.accept(order);

        assertEquals(disputed, court.held(order));
        assertEquals(TOTAL.minus(disputed), court.payable());
        assertEquals(OrderState.ACCEPTED, court.state(order));

        court.disputes.withdraw(dispute.id(), "it was the socket", court.buyer);
        assertEquals(TOTAL, court.payable());
        assertEquals(OrderState.SETTLED, court.state(order));
    }

    @Test
    public void aPaidOrderThatIsCalledOffAfterADepositWasReleasedGivesTheRestBack() {
        Order order = under(Rules.USUAL.under(ReleasePolicy.RELEASE_DEPOSIT_ON_PRODUCTION))
                .paid();
        court.inspections.passed(order.id(), "report 7", court.operator);
        court.orders.desk.cancel(order.id(), court.buyer, "changed our mind");
        store.runDue();

        assertEquals(List.of(Money.parse("7280.00", "USD")), court.bank.refunded());
        assertEquals(OrderState.REFUNDED, court.state(order));
    }

    @Test
    public void anAcceptedOrderIsSettledWhenItsChargebackIsDecided() {
        Order order = under(Rules.USUAL).delivered();
        chargeback(order, Fact.Kind.CHARGEBACK_OPENED);
        court.accept(order);
        assertEquals(OrderState.ACCEPTED, court.state(order));

        chargeback(order, Fact.Kind.CHARGEBACK_CLOSED);
        assertEquals(OrderState.SETTLED, court.state(order));
    }

    private void chargeback(Order order, Fact.Kind what) {
        store.transactions()
                .run(() -> store.facts().record(order.id(), what, "payment.bank", Map.of("chargeback", "dp-1")));
    }

    @Test
    public void whatAChargebackGivesBackOfAnAcceptedOrderIsReleased() {
        Order order = under(Rules.USUAL).delivered();
        court.accept(order);
        store.transactions().run(() -> {
            court.payments.escrows.reclaim(order.id(), Money.parse("100.00", "USD"), Keys.fresh());
            store.facts().record(order.id(), Fact.Kind.CHARGEBACK_CLOSED, "payment.bank", Map.of("state", "WON"));
        });

        assertEquals(NOTHING, court.held(order));
        assertEquals(TOTAL, court.payable());
    }

    @Test
    public void thePolicyCannotBeChangedOnceMoneyWasReleased() {
        Order order = under(Rules.USUAL).paid();
        court.inspections.choose(order.id(), ReleasePolicy.RELEASE_ON_DISPATCH, court.operator);
        court.scanned(order, "COLLECTED");

        assertThrows(
                TradeRuleException.class,
                () -> court.inspections.choose(order.id(), ReleasePolicy.HOLD_ALL, court.operator));
    }

    private Court under(Rules rules) {
        court = new Court(store, rules);
        return court;
    }
}
