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
import org.kontor.payment.PayoutOutcome;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.domain.Court.Rules;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** Paying sellers: to whom, when, and what becomes of it. */
public class PayoutsTest {

    private static final Money TOTAL = Money.parse("10400.00", "USD");
    private static final Money NOTHING = Money.of(0, "USD");
    private static final String CLEARING = "PROVIDER_CLEARING:payment.bank:USD";

    @Rule
    public final TestStore store = TestStore.of("orders", "payments", "settlement");

    private Court court;

    @Before
    public void settledOrder() {
        begin(Rules.USUAL);
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        court.mustBeSound();
    }

    @Test
    public void aSettledPayoutHasLeftTheBank() {
        bindOwn();
        UUID payout = pay(TOTAL);

        assertEquals(PayoutState.SETTLED, state(payout));
        assertEquals(NOTHING, court.payable());
        assertEquals(List.of("PAYOUT_SENT", "PAYOUT_SETTLED"), court.payments.transfersOfPayout(payout));
        assertEquals("it received as much", 0, court.payments.balance(CLEARING));
        refused("not-owed", () -> pay(Money.of(1, "USD")));
    }

    @Test
    public void anAccountOfAnotherHolderIsRefused() {
        UUID others = court.traders.bound(court.seller.organisation(), "Brightway Trading Ltd");
        refused("holder-differs", () -> court.payoutAccounts.bind(others, court.seller));
        UUID foreign = court.traders.bound(court.buyer.organisation(), "Brightway Lighting Co., Ltd.");
        refused("not-found", () -> court.payoutAccounts.bind(foreign, court.seller));
        refused("no-payout-account", () -> pay(TOTAL));

        UUID own = court.traders.bound(court.seller.organisation(), "BRIGHTWAY LIGHTING CO LTD");
        assertEquals(own, court.payoutAccounts.bind(own, court.seller).instrument());
        UUID local = court.traders.bound(court.seller.organisation(), "明路照明");
        assertEquals(local, court.payoutAccounts.bind(local, court.seller).instrument());
    }

    @Test
    public void afterAChangeNothingIsPaidForThreeDays() {
        bindOwn();
        bindOwn();
        refused("account-too-new", () -> pay(TOTAL));
        store.pass(Duration.ofDays(3).minusSeconds(1));
        refused("account-too-new", () -> pay(TOTAL));

        store.pass(Duration.ofSeconds(1));
        assertEquals(PayoutState.SETTLED, state(pay(TOTAL)));
    }

    @Test
    public void theSameAccountAgainIsNoChange() {
        UUID own = bindOwn();
        court.payoutAccounts.bind(own, court.seller);

        assertEquals(PayoutState.SETTLED, state(pay(TOTAL)));
    }

    @Test
    public void aSellerThatIsNoLongerVerifiedIsNotPaid() {
        bindOwn();
        court.traders.lapse(court.seller.organisation());

        refused("not-verified", () -> pay(TOTAL));
        assertEquals(0, court.bank.payouts());
    }

    @Test
    public void verificationThatLapsesBeforeTheCallKeepsTheMoneyHere() {
        bindOwn();
        UUID payout = court.payouts.begin(court.seller.organisation(), TOTAL, "sales");
        court.traders.lapse(court.seller.organisation());
        court.payouts.carryOut(payout);

        assertEquals(PayoutState.REJECTED, state(payout));
        assertEquals(TOTAL, court.payable());
        assertEquals(0, court.bank.payouts());
    }

    @Test
    public void aRejectedPayoutIsOwedAgain() {
        bindOwn();
        court.bank.answers(new PayoutOutcome.Rejected("AC04"));
        UUID payout = pay(TOTAL);

        assertEquals(PayoutState.REJECTED, state(payout));
        assertEquals(TOTAL, court.payable());
        assertTrue(court.story(court.seller.organisation()).contains(Fact.Kind.PAYOUT_REJECTED));
    }

    @Test
    public void anAcceptedPayoutIsAskedAboutUntilItIsSettled() {
        bindOwn();
        court.bank.answers(new PayoutOutcome.Accepted("e2e-1"));
        UUID payout = pay(TOTAL);
        assertEquals(PayoutState.ACCEPTED, state(payout));

        court.bank.answers(new PayoutOutcome.Settled("e2e-1"));
        store.pass(Duration.ofSeconds(15));
        assertEquals(PayoutState.SETTLED, state(payout));
    }

    @Test
    public void aPayoutWhoseAnswerIsLostIsFoundByAskingAndPaidOnce() {
        bindOwn();
        court.bank.losesAnswers(true);
        UUID payout = pay(TOTAL);
        assertEquals(PayoutState.SENDING, state(payout));

        court.bank.losesAnswers(false);
        store.pass(Duration.ofMinutes(10));
        assertEquals(PayoutState.SETTLED, state(payout));
        assertEquals(1, court.bank.payouts());
    }

    @Test
    public void aPayoutThatComesBackDaysLaterIsOwedAgainAndTold() {
        bindOwn();
        UUID payout = pay(TOTAL);
        store.pass(Duration.ofDays(2));
        court.bank.answers(new PayoutOutcome.Returned("po-1", "AC01"));
        store.pass(Duration.ofDays(1));

        assertEquals(PayoutState.RETURNED, state(payout));
        assertEquals(TOTAL, court.payable());
        assertTrue(court.story(court.seller.organisation()).contains(Fact.Kind.PAYOUT_RETURNED));
        assertEquals(
                List.of("PAYOUT_RETURNED", "PAYOUT_SENT", "PAYOUT_SETTLED"), court.payments.transfersOfPayout(payout));
    }

    @Test
    public void aPayoutThatAStatementBringsBackIsOwedAgainAtOnceAndOnce() {
        bindOwn();
        UUID payout = pay(TOTAL);
        assertEquals("CLAIMED", court.payments.comesBack("e-1", TOTAL, endToEnd(payout)));

        assertEquals(PayoutState.RETURNED, state(payout));
        assertEquals(TOTAL, court.payable());
        assertEquals(
                List.of("PAYOUT_RETURNED", "PAYOUT_SENT", "PAYOUT_SETTLED"), court.payments.transfersOfPayout(payout));
        assertEquals("nothing waits in suspense", 0, court.payments.balance("UNALLOCATED:payment.bank:USD"));
        assertEquals("our bank has it again", TOTAL.minor(), court.payments.balance(CLEARING));

        assertEquals("the same entry again", "CLAIMED", court.payments.comesBack("e-1", TOTAL, endToEnd(payout)));
        court.bank.answers(new PayoutOutcome.Returned("po-1", "AC04"));
        store.pass(Duration.ofDays(1));
        assertEquals("asking finds what is known", TOTAL, court.payable());
    }

    @Test
    public void anEntryOfAPayoutThatWasFoundByAskingIsClaimedToo() {
        bindOwn();
        UUID payout = pay(TOTAL);
        court.bank.answers(new PayoutOutcome.Returned("po-1", "AC01"));
        store.pass(Duration.ofDays(1));
        assertEquals(PayoutState.RETURNED, state(payout));

        assertEquals("CLAIMED", court.payments.comesBack("e-1", TOTAL, endToEnd(payout)));
        assertEquals(TOTAL, court.payable());
        assertEquals("the bank has it once", TOTAL.minor(), court.payments.balance(CLEARING));
    }

    @Test
    public void anAcceptedPayoutThatAStatementBringsBackNeverLeft() {
        bindOwn();
        court.bank.answers(new PayoutOutcome.Accepted("e2e-1"));
        UUID payout = pay(TOTAL);

        assertEquals("CLAIMED", court.payments.comesBack("e-1", TOTAL, endToEnd(payout)));
        assertEquals(PayoutState.RETURNED, state(payout));
        assertEquals(List.of("PAYOUT_REJECTED", "PAYOUT_SENT"), court.payments.transfersOfPayout(payout));

        court.bank.answers(new PayoutOutcome.Settled("e2e-1"));
        store.pass(Duration.ofHours(1));
        assertEquals(PayoutState.RETURNED, state(payout));
        assertEquals(TOTAL, court.payable());
    }

    @Test
    public void onlyAllOfAPayoutThatLeftIsClaimed() {
        bindOwn();
        UUID payout = pay(TOTAL);
        Money less = TOTAL.minus(Money.of(500, "USD"));

        assertEquals("SUSPENSE", court.payments.comesBack("e-1", less, endToEnd(payout)));
        assertEquals(
                "SUSPENSE",
                court.payments.comesBack("e-2", TOTAL, UUID.randomUUID().toString()));
        assertEquals(PayoutState.SETTLED, state(payout));
    }

    @Test
    public void aPayoutThatComesBackBeforeItIsSettledNeverLeft() {
        bindOwn();
        court.bank.answers(new PayoutOutcome.Accepted("e2e-1"));
        UUID payout = pay(TOTAL);
        court.bank.answers(new PayoutOutcome.Returned("e2e-1", "AC01"));
        store.pass(Duration.ofSeconds(15));

        assertEquals(PayoutState.RETURNED, state(payout));
        assertEquals(List.of("PAYOUT_REJECTED", "PAYOUT_SENT"), court.payments.transfersOfPayout(payout));
        assertEquals(TOTAL, court.payable());
    }

    @Test
    public void aboveTheLimitAnOperatorMustConsentAndTheMoneyIsSetAsideMeanwhile() {
        begin(Rules.USUAL.twoAbove("USD 100.00"));
        bindOwn();
        UUID payout = pay(TOTAL);
        assertEquals(PayoutState.AWAITING_APPROVAL, state(payout));
        assertEquals(0, court.bank.payouts());
        assertEquals(NOTHING, court.payable());
        refused("not-found", () -> court.payouts.approve(payout, court.seller));

        court.payouts.carryOut(court.payouts.approve(payout, court.operator));
        assertEquals(PayoutState.SETTLED, state(payout));
        refused("wrong-state", () -> court.payouts.approve(payout, court.second));
    }

    @Test
    public void aRefusedPayoutIsOwedAgainAndAChangedAccountIsNotApproved() {
        begin(Rules.USUAL.twoAbove("USD 100.00"));
        bindOwn();
        UUID payout = pay(TOTAL);
        bindOwn();
        store.pass(Duration.ofDays(3));
        refused("account-changed", () -> court.payouts.approve(payout, court.operator));
        court.payouts.refuse(payout, "the account has changed", court.operator);

        assertEquals(PayoutState.REFUSED, state(payout));
        assertEquals(TOTAL, court.payable());
    }

    @Test
    public void bySchedulePayableMoneyIsPaidWithoutAsking() {
        begin(Rules.USUAL.payingEvery(7));
        bindOwn();
        store.pass(Duration.ofDays(6));
        assertEquals(TOTAL, court.payable());

        store.pass(Duration.ofDays(1));
        assertEquals(NOTHING, court.payable());
        assertEquals(1, court.bank.payouts());
        store.pass(Duration.ofDays(8));
        assertEquals(1, court.bank.payouts());
    }

    @Test
    public void whatASellerOwesIsTakenFromItsNextSales() {
        bindOwn();
        pay(TOTAL);
        var order = court.delivered();
        court.accept(order);
        pay(TOTAL);
        Dispute dispute =
                court.disputes.open(order.id(), new Claim(TOTAL, Dispute.Reason.QUALITY, "all dim"), court.buyer);
        court.negotiation.offer(dispute.id(), TOTAL, "", court.buyer);
        court.negotiation.agree(dispute.id(), TOTAL, court.seller);
        store.runDue();
        assertEquals(TOTAL.times(-1), court.payable());

        court.accept(court.delivered());
        assertEquals(NOTHING, court.payable());
        refused("not-owed", () -> pay(Money.of(1, "USD")));
    }

    private void begin(Rules rules) {
        store.restart();
        court = new Court(store, rules);
        court.accept(court.delivered());
    }

    private UUID bindOwn() {
        UUID own = court.traders.bound(court.seller.organisation(), "Brightway Lighting Co., Ltd.");
        return court.payoutAccounts.bind(own, court.seller).instrument();
    }

    /** As the resource does it: begin in a transaction, carry out after it. */
    private UUID pay(Money amount) {
        UUID payout = court.payouts.begin(court.seller.organisation(), amount, court.seller.name());
        court.payouts.carryOut(payout);
        return payout;
    }

    /** The key as pain.001 carries it. */
    private String endToEnd(UUID payout) {
        return store.transactions()
                .call(() -> store.intentions().latest(payout, PayoutEffect.PURPOSE))
                .orElseThrow()
                .id()
                .toString()
                .replace("-", "")
                .toUpperCase();
    }

    private PayoutState state(UUID payout) {
        return court.payouts.standing(payout, court.seller).payout().state();
    }

    private static void refused(String code, ThrowingRunnable act) {
        assertEquals(code, assertThrows(TradeRuleException.class, act).code());
    }
}
