package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
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

/** What the settlement step does with held money: in parts, to either side, and back again. */
public class HeldMoneyTest {

    private static final Money NOTHING = Money.of(0, "USD");

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;
    private Order order;
    private Payment paid;

    @Before
    public void paidOrder() {
        till = new Till(store);
        order = till.placed();
        paid = till.pay(order);
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void aReleaseWithCommissionIsPostedOnceAndClosesThePayment() {
        UUID cause = Keys.fresh();
        Money commission = Money.parse("164.00", "USD");

        inTransaction(() -> till.held.release(order.id(), order.total(), commission, cause));
        inTransaction(() -> till.held.release(order.id(), order.total(), commission, cause));

        assertEquals(NOTHING, held());
        assertEquals(order.total().minus(commission), payable());
        assertEquals(PaymentState.RELEASED, till.payment(paid.id()).state());
        assertEquals(List.of("CAPTURE", "RELEASE"), till.transfers(order));
    }

    @Test
    public void aPartIsGivenBackAndTheRestIsReleased() {
        Money back = Money.parse("3280.00", "USD");
        inTransaction(() -> till.held.refund(order.id(), back, "a dispute", Keys.fresh()));
        inTransaction(() -> till.held.release(order.id(), held(), NOTHING, Keys.fresh()));
        store.runDue();

        assertEquals(1, till.bank.refunds());
        assertEquals(PaymentState.RELEASED, till.payment(paid.id()).state());
        assertEquals(order.total().minus(back), payable());
        assertEquals(PartRefund.State.CONFIRMED, part().state());
    }

    @Test
    public void twoPartsThatMakeTheWholeLeaveThePaymentRefunded() {
        Money first = Money.parse("100.00", "USD");
        inTransaction(() -> till.held.refund(order.id(), first, "a dispute", Keys.fresh()));
        inTransaction(() -> till.held.refund(order.id(), order.total().minus(first), "another", Keys.fresh()));
        store.runDue();

        assertEquals(PaymentState.REFUNDED, till.payment(paid.id()).state());
        assertEquals(2, till.bank.refunds());
    }

    @Test
    public void aRefusedPartIsInEscrowAgainUntilAnOperatorRepeatsIt() {
        Money back = Money.parse("100.00", "USD");
        till.bank.answers(new PaymentOutcome.Declined("account_closed"));
        inTransaction(() -> till.held.refund(order.id(), back, "a dispute", Keys.fresh()));
        store.runDue();
        assertEquals(PartRefund.State.FAILED, part().state());
        assertEquals(order.total(), held());

        till.bank.succeedsAgain();
        till.secondLook.begin(paid.id(), till.operator);
        store.runDue();

        assertEquals(order.total().minus(back), held());
        assertEquals(
                List.of(PartRefund.State.REPEATED, PartRefund.State.CONFIRMED),
                parts().stream().map(PartRefund::state).sorted(java.util.Comparator.reverseOrder()).toList());
    }

    @Test
    public void whatWasReleasedComesBackFromTheSellerAndBeyondThatAsItsDebt() {
        inTransaction(() -> till.held.release(order.id(), order.total(), NOTHING, Keys.fresh()));
        Money sent = order.total().minus(Money.parse("30.00", "USD"));
        inTransaction(() -> till.held.payoutSent(order.seller(), sent, Keys.fresh()));
        Money claim = Money.parse("100.00", "USD");

        inTransaction(() -> {
            till.held.reclaim(order.id(), claim, Keys.fresh());
            till.held.refund(order.id(), claim, "a claim", Keys.fresh());
        });
        store.runDue();

        assertEquals(Money.parse("-70.00", "USD"), payable());
        assertEquals(NOTHING, held());
    }

    @Test
    public void nobodyGetsMoreThanThereIs() {
        Money more = order.total().plus(Money.of(1, "USD"));
        assertThrows(
                TradeRuleException.class,
                () -> inTransaction(() -> till.held.refund(order.id(), more, "greed", Keys.fresh())));
        assertThrows(
                IllegalStateException.class,
                () -> inTransaction(() -> till.held.release(order.id(), more, NOTHING, Keys.fresh())));
        assertThrows(
                TradeRuleException.class,
                () -> inTransaction(() -> till.held.payoutSent(order.seller(), Money.of(1, "USD"), Keys.fresh())));

        assertEquals(order.total(), held());
    }

    @Test
    public void aPayoutThatComesBackIsOwedAgain() {
        inTransaction(() -> till.held.release(order.id(), order.total(), NOTHING, Keys.fresh()));
        UUID rejected = Keys.fresh();
        inTransaction(() -> till.held.payoutSent(order.seller(), order.total(), rejected));
        inTransaction(() -> till.held.payoutRejected(order.seller(), order.total(), rejected));
        assertEquals(order.total(), payable());

        UUID returned = Keys.fresh();
        inTransaction(() -> till.held.payoutSent(order.seller(), order.total(), returned));
        inTransaction(() -> till.held.payoutSettled(order.seller(), order.total(), returned));
        assertEquals(NOTHING, payable());
        inTransaction(() -> till.held.payoutReturned(order.seller(), order.total(), returned));

        assertEquals(order.total(), payable());
    }

    private Money held() {
        return store.transactions().call(() -> till.held.held(order.id()));
    }

    private Money payable() {
        return store.transactions().call(() -> till.held.payable(order.seller(), order.total().currency()));
    }

    private List<PartRefund> parts() {
        return store.transactions().call(() -> till.parts.ofOrder(order.id()));
    }

    private PartRefund part() {
        return parts().get(0);
    }

    private void inTransaction(Runnable work) {
        store.transactions().run(work);
    }
}
