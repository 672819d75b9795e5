package org.kontor.settlement.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.security.Caller;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.DisputeState;
import org.kontor.settlement.domain.Court.Rules;
import org.kontor.settlement.domain.Negotiation.Exhibit;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** Disputes, from the complaint to the last cent. */
public class DisputesTest {

    private static final Money TOTAL = Money.parse("10400.00", "USD");
    private static final Money NOTHING = Money.of(0, "USD");
    private static final Exhibit PHOTO =
            new Exhibit(Evidence.Kind.PHOTO, "broken glass", "https://pictures.example/1", "");

    @Rule
    public final TestStore store = TestStore.of("orders", "payments", "settlement");

    private Court court;
    private Order order;

    @Before
    public void deliveredOrder() {
        begin(Rules.USUAL);
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        court.mustBeSound();
    }

    @Test
    public void aDecisionOfSixtyToFortyIsCarriedOutToTheCent() {
        Dispute dispute = inEvidence(TOTAL);
        store.pass(Duration.ofDays(5));
        court.rulings.decide(dispute.id(), Money.parse("4160.00", "USD"), "40 % are broken", court.operator);
        assertEquals(DisputeState.DECIDED, state(dispute));
        store.runDue();

        assertEquals(DisputeState.EXECUTED, state(dispute));
        assertEquals(Money.parse("6240.00", "USD"), court.payable());
        assertEquals(List.of(Money.parse("4160.00", "USD")), court.bank.refunded());
        assertEquals(NOTHING, court.held(order));
        court.accept(order);
        assertEquals(OrderState.SETTLED, court.state(order));
    }

    @Test
    public void anAwardIsChargedItsCommissionAndARefundIsNot() {
        begin(Rules.USUAL.keeping("2020-01-01 2"));
        Dispute dispute = open(TOTAL);
        court.negotiation.offer(dispute.id(), Money.parse("4160.00", "USD"), "", court.seller);
        court.negotiation.agree(dispute.id(), Money.parse("4160.00", "USD"), court.buyer);
        store.runDue();

        assertEquals(Money.parse("6115.20", "USD"), court.payable());
        assertEquals(List.of(Money.parse("4160.00", "USD")), court.bank.refunded());
    }

    @Test
    public void theSellersFirstWordAnswersAndThePartiesAgreeByThemselves() {
        Dispute dispute = open(Money.parse("1000.00", "USD"));
        court.negotiation.show(dispute.id(), PHOTO, court.buyer);
        assertEquals(DisputeState.OPEN, state(dispute));
        court.negotiation.offer(dispute.id(), Money.parse("250.00", "USD"), "for the breakage", court.seller);
        assertEquals(DisputeState.NEGOTIATION, state(dispute));

        refused(
                "nothing-offered",
                () -> court.negotiation.agree(dispute.id(), Money.parse("250.01", "USD"), court.buyer));
        refused(
                "nothing-offered",
                () -> court.negotiation.agree(dispute.id(), Money.parse("250.00", "USD"), court.seller));
        court.negotiation.agree(dispute.id(), Money.parse("250.00", "USD"), court.buyer);
        store.runDue();

        assertEquals(DisputeState.EXECUTED, state(dispute));
        assertEquals(List.of(Money.parse("250.00", "USD")), court.bank.refunded());
        assertEquals(Money.parse("750.00", "USD"), court.payable());
        assertTrue(court.story(order.id())
                .containsAll(List.of(Fact.Kind.DISPUTE_OPENED, Fact.Kind.DISPUTE_DECIDED, Fact.Kind.DISPUTE_CLOSED)));
    }

    @Test
    public void fromDayFourEitherPartyEscalatesAndOnDaySevenTimeDoes() {
        Dispute first = open(Money.parse("100.00", "USD"));
        Dispute second = open(Money.parse("100.00", "USD"));
        store.pass(Duration.ofHours(71));
        refused("wrong-state", () -> court.negotiation.escalate(first.id(), "", court.seller));

        store.pass(Duration.ofHours(1));
        court.negotiation.escalate(first.id(), "no answer", court.seller);
        assertEquals(DisputeState.PLATFORM_REVIEW, state(first));
        assertEquals(DisputeState.ESCALATABLE, state(second));

        store.pass(Duration.ofHours(95));
        assertEquals(DisputeState.ESCALATABLE, state(second));
        store.pass(Duration.ofHours(1));
        assertEquals(DisputeState.PLATFORM_REVIEW, state(second));
    }

    @Test
    public void anOperatorWhoGrantsNoDaysLetsADisputeBeDecidedAtOnce() {
        begin(Rules.USUAL.withoutWaiting());
        Dispute dispute = open(TOTAL);
        court.negotiation.show(dispute.id(), PHOTO, court.buyer);
        store.runDue();
        court.negotiation.escalate(dispute.id(), "no agreement", court.buyer);
        court.rulings.takeUp(dispute.id(), court.operator);
        court.rulings.decide(dispute.id(), Money.parse("4160.00", "USD"), "40 % are broken", court.operator);
        store.runDue();

        assertEquals(DisputeState.EXECUTED, state(dispute));
        assertEquals(Money.parse("6240.00", "USD"), court.payable());
    }

    @Test
    public void evidenceIsTakenUntilTheDeadlineAndNothingIsDecidedBefore() {
        Dispute dispute = inEvidence(TOTAL);
        court.negotiation.show(dispute.id(), PHOTO, court.seller);
        refused("evidence-open", () -> court.rulings.decide(dispute.id(), NOTHING, "no", court.operator));

        store.pass(Duration.ofDays(5).plusSeconds(1));
        refused("hearing-closed", () -> court.negotiation.show(dispute.id(), PHOTO, court.buyer));
        court.rulings.decide(dispute.id(), NOTHING, "the goods are as agreed", court.operator);
        store.runDue();

        assertEquals(1, court.negotiation.evidence(dispute.id(), court.buyer).size());
        assertEquals(TOTAL, court.payable());
        assertEquals(List.of(), court.bank.refunded());
    }

    @Test
    public void aboveTheLimitTwoDifferentOperatorsMustDecideTheSame() {
        begin(Rules.USUAL.twoAbove("USD 100.00"));
        Dispute dispute = inEvidence(TOTAL);
        store.pass(Duration.ofDays(5));
        Money half = Money.parse("5200.00", "USD");
        court.rulings.decide(dispute.id(), half, "half", court.operator);
        assertEquals(DisputeState.PROPOSED, state(dispute));
        refused("second-operator", () -> court.rulings.decide(dispute.id(), half, "half", court.operator));

        court.rulings.decide(dispute.id(), NOTHING, "I see it otherwise", court.second);
        assertEquals(DisputeState.EVIDENCE, state(dispute));
        store.pass(Duration.ofDays(5));
        court.rulings.decide(dispute.id(), half, "half, again", court.second);
        court.rulings.decide(dispute.id(), half, "yes", court.operator);
        store.runDue();

        assertEquals(DisputeState.EXECUTED, state(dispute));
        assertEquals(half, court.payable());
    }

    @Test
    public void anAmountThatIsNoPartOfTheDisputeIsRefused() {
        Dispute dispute = inEvidence(Money.parse("100.00", "USD"));
        store.pass(Duration.ofDays(5));

        refused("not-a-part", () -> decide(dispute, Money.parse("100.01", "USD")));
        refused("not-a-part", () -> decide(dispute, Money.parse("-0.01", "USD")));
        refused("not-a-part", () -> decide(dispute, Money.parse("1.00", "EUR")));
        refused("not-found", () -> court.rulings.decide(dispute.id(), NOTHING, "mine", court.seller));
    }

    @Test
    public void aClaimAfterTheReleaseIsTakenFromTheSeller() {
        court.accept(order);
        assertEquals(OrderState.SETTLED, court.state(order));
        store.pass(Duration.ofDays(30));
        Dispute dispute = open(Money.parse("900.00", "USD"));
        assertEquals(NOTHING, dispute.frozen());
        court.negotiation.offer(dispute.id(), Money.parse("600.00", "USD"), "", court.buyer);
        court.negotiation.agree(dispute.id(), Money.parse("600.00", "USD"), court.seller);
        store.runDue();

        assertEquals(List.of(Money.parse("600.00", "USD")), court.bank.refunded());
        assertEquals(Money.parse("9800.00", "USD"), court.payable());
        assertEquals(OrderState.SETTLED, court.state(order));
    }

    @Test
    public void afterTheClaimWindowNoDisputeIsOpened() {
        court.accept(order);
        store.pass(Duration.ofDays(30).plusSeconds(1));

        refused("claim-window-closed", () -> open(Money.parse("1.00", "USD")));
    }

    @Test
    public void noMoreIsDisputedThanWasPaidAndNotGivenBack() {
        Dispute dispute = open(Money.parse("10000.00", "USD"));
        refused("more-than-paid", () -> open(Money.parse("400.01", "USD")));
        court.negotiation.offer(dispute.id(), Money.parse("9000.00", "USD"), "", court.buyer);
        court.negotiation.agree(dispute.id(), Money.parse("9000.00", "USD"), court.seller);
        store.runDue();

        refused("more-than-paid", () -> open(Money.parse("1400.01", "USD")));
        assertEquals(DisputeState.OPEN, open(Money.parse("1400.00", "USD")).state());
    }

    @Test
    public void strangersSeeNothingAndOnlyTheBuyerOpensAndWithdraws() {
        refused("only-the-buyer", () -> court.disputes.open(order.id(), claim(TOTAL), court.seller));
        Dispute dispute = open(TOTAL);
        refused("only-the-buyer", () -> court.disputes.withdraw(dispute.id(), "no", court.seller));
        Caller stranger = new Caller(UUID.randomUUID(), UUID.randomUUID(), "stranger", court.buyer.permissions());
        refused("not-found", () -> court.disputes.dispute(dispute.id(), stranger));
        refused("only-the-parties", () -> court.negotiation.offer(dispute.id(), TOTAL, "", court.operator));
    }

    @Test
    public void anOrderThatIsCalledOffEndsItsDisputesAndGivesEverythingBack() {
        Order late = court.paid();
        Dispute dispute = court.disputes.open(
                late.id(), new Claim(TOTAL, Dispute.Reason.LATE, "not shipped in time"), court.buyer);
        court.orders.desk.cancel(late.id(), court.seller, "cannot deliver");
        store.runDue();

        assertEquals(DisputeState.WITHDRAWN, state(dispute));
        assertEquals(List.of(TOTAL), court.bank.refunded());
        assertEquals(OrderState.REFUNDED, court.state(late));
    }

    private void begin(Rules rules) {
        store.restart();
        court = new Court(store, rules);
        order = court.delivered();
    }

    private Claim claim(Money amount) {
        return new Claim(amount, Dispute.Reason.DAMAGE, "a third arrived broken");
    }

    private Dispute open(Money amount) {
        return court.disputes.open(order.id(), claim(amount), court.buyer);
    }

    private Dispute inEvidence(Money amount) {
        Dispute dispute = open(amount);
        store.pass(Duration.ofDays(3));
        store.pass(Duration.ofDays(4));
        return court.rulings.takeUp(dispute.id(), court.operator);
    }

    private Dispute decide(Dispute dispute, Money toBuyer) {
        return court.rulings.decide(dispute.id(), toBuyer, "so be it", court.operator);
    }

    private DisputeState state(Dispute dispute) {
        return court.disputes.dispute(dispute.id(), court.buyer).state();
    }

    private static void refused(String code, ThrowingRunnable act) {
        assertEquals(code, assertThrows(TradeRuleException.class, act).code());
    }
}
