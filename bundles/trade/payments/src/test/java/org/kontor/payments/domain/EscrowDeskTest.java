package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.payment.PaymentOutcome;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** What settlement does with one paid order's money. */
public class EscrowDeskTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private final UUID cause = Keys.fresh();
    private Till till;
    private Order order;
    private Payment paid;
    private Money all;

    @Before
    public void paidOrder() {
        till = new Till(store);
        order = till.placed();
        paid = till.pay(order);
        all = order.total();
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void aReleaseCreditsTheSellerLessTheCommissionOnce() {
        Money commission = all.minus(usd("8000.00"));
        run(() -> till.escrows.release(order.id(), all, commission, cause));
        run(() -> till.escrows.release(order.id(), all, commission, cause));

        assertEquals(usd("8000.00"), payable());
        assertEquals(usd("0.00"), till.escrows.held(order.id()));
        assertEquals(PaymentState.RELEASED, till.payment(paid.id()).state());
    }

    @Test
    public void aPartialReleaseLeavesThePaymentCaptured() {
        run(() -> till.escrows.release(order.id(), usd("200.00"), usd("4.00"), cause));

        assertEquals(usd("196.00"), payable());
        assertEquals(PaymentState.CAPTURED, till.payment(paid.id()).state());

        run(() -> till.escrows.release(order.id(), till.escrows.held(order.id()), usd("0.00"), Keys.fresh()));
        assertEquals(PaymentState.RELEASED, till.payment(paid.id()).state());
    }

    @Test
    public void noMoreThanIsHeldIsReleasedOrGivenBack() {
        Money more = all.plus(usd("0.01"));

        assertThrows(
                TradeRuleException.class, () -> run(() -> till.escrows.release(order.id(), more, usd("0.00"), cause)));
        assertThrows(TradeRuleException.class, () -> run(() -> till.escrows.refund(order.id(), more, "why", cause)));
        assertThrows(
                TradeRuleException.class,
                () -> run(() -> till.escrows.release(order.id(), usd("0.00"), usd("0.00"), cause)));
        assertEquals(all, till.escrows.held(order.id()));
    }

    @Test
    public void aSplitGivesEachItsPart() {
        Money back = usd("3280.00");
        run(() -> {
            till.escrows.refund(order.id(), back, "split", cause);
            till.escrows.refund(order.id(), back, "split", cause);
            till.escrows.release(order.id(), all.minus(back), usd("0.00"), cause);
        });
        assertEquals(PaymentState.REFUNDING, till.payment(paid.id()).state());
        store.runDue();

        assertEquals("once", 1, till.bank.refunds());
        assertEquals(all.minus(back), payable());
        assertEquals(
                "the rest is the seller's",
                PaymentState.RELEASED,
                till.payment(paid.id()).state());
        assertEquals(back, store.transactions().call(() -> till.books.escrow.back(paid)));
    }

    @Test
    public void whatIsBackInPartLeavesTheRestInEscrow() {
        run(() -> till.escrows.refund(order.id(), usd("1.00"), "shortage", cause));
        store.runDue();

        assertEquals(PaymentState.CAPTURED, till.payment(paid.id()).state());
        run(() -> till.escrows.refund(order.id(), till.escrows.held(order.id()), "the rest", Keys.fresh()));
        store.runDue();
        assertEquals(PaymentState.REFUNDED, till.payment(paid.id()).state());
        assertEquals(2, till.bank.refunds());
    }

    @Test
    public void aPartThatWasRefusedIsRepeatedAsThatPart() {
        till.bank.answers(new PaymentOutcome.Declined("account_closed"));
        run(() -> till.escrows.refund(order.id(), usd("1.00"), "shortage", cause));
        store.runDue();
        assertEquals(PaymentState.REFUND_FAILED, till.payment(paid.id()).state());

        till.bank.succeedsAgain();
        till.secondLook.begin(paid.id(), till.operator);
        store.runDue();

        assertEquals(all.minus(usd("1.00")), till.escrows.held(order.id()));
        assertEquals(PaymentState.CAPTURED, till.payment(paid.id()).state());
    }

    @Test
    public void releasedMoneyIsReclaimedFromTheBalanceAndThenAsDebt() {
        run(() -> till.escrows.release(order.id(), all, usd("0.00"), cause));
        run(() -> till.escrows.payoutSent(order.seller(), all.minus(usd("10.00")), Keys.fresh()));
        run(() -> till.escrows.reclaim(order.id(), usd("25.00"), cause));

        assertEquals(usd("25.00"), till.escrows.held(order.id()));
        assertEquals(usd("-15.00"), payable());
        assertEquals(PaymentState.CAPTURED, till.payment(paid.id()).state());
    }

    @Test
    public void nobodyIsPaidMoreThanIsOwed() {
        run(() -> till.escrows.release(order.id(), usd("100.00"), usd("0.00"), cause));
        UUID payout = Keys.fresh();
        run(() -> till.escrows.payoutSent(order.seller(), usd("100.00"), payout));
        run(() -> till.escrows.payoutSent(order.seller(), usd("100.00"), payout));

        assertEquals(usd("0.00"), payable());
        TradeRuleException refused = assertThrows(
                TradeRuleException.class,
                () -> run(() -> till.escrows.payoutSent(order.seller(), usd("0.01"), Keys.fresh())));
        assertEquals("not-owed", refused.code());
        run(() -> till.escrows.payoutSettled(order.seller(), Till.BANK, usd("100.00"), payout));
        run(() -> till.escrows.payoutReturned(order.seller(), Till.BANK, usd("100.00"), payout));
        assertEquals(usd("100.00"), payable());
    }

    @Test
    public void nothingIsTakenOfWhatIsReserved() {
        Cause dispute = new Cause(Keys.fresh(), order.id(), order.id());
        run(() -> till.books.reservations.reserve(
                dispute, all, store.clock().instant().plusSeconds(60)));

        assertTrue(till.escrows.held(order.id()).isZero());
        assertThrows(
                TradeRuleException.class,
                () -> run(() -> till.escrows.release(order.id(), usd("1.00"), usd("0.00"), cause)));
    }

    private void run(Runnable work) {
        store.transactions().run(work);
    }

    private Money payable() {
        return till.escrows.payable(order.seller(), all.currency());
    }

    private static Money usd(String amount) {
        return Money.parse(amount, "USD");
    }
}
