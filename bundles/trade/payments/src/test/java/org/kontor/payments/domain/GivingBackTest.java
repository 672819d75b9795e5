package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.payment.PaymentOutcome;
import org.kontor.testkit.TestStore;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** What becomes of escrow: given back once to the buyer. */
public class GivingBackTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;
    private Order order;

    @Before
    public void paidOrder() {
        till = new Till(store);
        order = till.placed();
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void aPaidOrderThatIsCalledOffIsRefundedOnce() {
        Payment paid = till.pay(order);
        till.orders.desk.cancel(order.id(), till.buyer, "changed our mind");
        assertEquals(PaymentState.REFUNDING, till.payment(paid.id()).state());

        store.runDue();
        store.pass(Duration.ofHours(2));

        assertEquals(PaymentState.REFUNDED, till.payment(paid.id()).state());
        assertEquals(OrderState.REFUNDED, till.state(order));
        assertEquals(1, till.bank.refunds());
        assertEquals(List.of("CAPTURE", "REFUND_REQUESTED", "REFUND_CONFIRMED"), till.transfers(order));
        assertTrue(till.story(order).contains(Fact.Kind.REFUNDED));
    }

    @Test
    public void aRefundWhoseAnswerIsLostIsFoundByAsking() {
        Payment paid = till.pay(order);
        till.bank.losesAnswers();
        till.orders.desk.cancel(order.id(), till.seller, "out of stock");
        store.runDue();
        assertEquals(PaymentState.REFUNDING, till.payment(paid.id()).state());

        till.bank.recovers();
        store.pass(Duration.ofSeconds(2));

        assertEquals(PaymentState.REFUNDED, till.payment(paid.id()).state());
        assertEquals(1, till.bank.refunds());
    }

    @Test
    public void aRefusedRefundStaysInEscrowUntilAnOperatorRepeatsIt() {
        Payment paid = till.pay(order);
        till.bank.answers(new PaymentOutcome.Declined("account_closed"));
        till.orders.desk.cancel(order.id(), till.buyer, "changed our mind");
        store.runDue();

        assertEquals(PaymentState.REFUND_FAILED, till.payment(paid.id()).state());
        assertEquals(List.of("CAPTURE", "REFUND_REQUESTED", "REFUND_FAILED"), till.transfers(order));

        till.bank.succeedsAgain();
        till.secondLook.begin(paid.id(), till.operator);
        store.runDue();

        assertEquals(PaymentState.REFUNDED, till.payment(paid.id()).state());
        assertEquals(
                "each try has transfers of its own", 5, till.transfers(order).size());
    }

    @Test
    public void moneyThatComesForAnOrderClosedMeanwhileIsBookedAndGivenBack() {
        till.bank.answers(new PaymentOutcome.Declined("try_later"));
        Payment declined = till.pay(order);
        till.orders.desk.cancel(order.id(), till.buyer, "no longer needed");

        till.bank.answers(new PaymentOutcome.Succeeded("ch-late", order.total()));
        till.secondLook.carryOut(till.secondLook.begin(declined.id(), till.operator));
        till.bank.succeedsAgain();
        store.runDue();

        assertEquals(PaymentState.REFUNDED, till.payment(declined.id()).state());
        assertEquals(List.of("CAPTURE", "REFUND_REQUESTED", "REFUND_CONFIRMED"), till.transfers(order));
    }

    @Test
    public void moneyOfADeclinedTryThatComesWhileAnotherIsUnderWayIsGivenBack() {
        till.bank.answers(new PaymentOutcome.Declined("try_later"));
        Payment declined = till.pay(order);
        till.bank.answers(new PaymentOutcome.Pending());
        Payment second = till.pay(order);

        till.bank.answers(new PaymentOutcome.Succeeded("ch-both", order.total()));
        till.secondLook.carryOut(till.secondLook.begin(declined.id(), till.buyer));
        till.bank.answers(new PaymentOutcome.Succeeded("ch-second", order.total()));
        till.bank.succeedsAgain();
        store.pass(Duration.ofSeconds(2));

        assertEquals(PaymentState.REFUNDED, till.payment(declined.id()).state());
        assertEquals(PaymentState.CAPTURED, till.payment(second.id()).state());
        assertEquals(OrderState.PAID, till.state(order));
    }

    @Test
    public void anOrderIsRefundedOnlyWhenEveryPaymentIsBack() {
        till.bank.answers(new PaymentOutcome.Declined("try_later"));
        Payment declined = till.pay(order);
        till.bank.succeedsAgain();
        Payment second = till.pay(order);
        till.bank.answers(new PaymentOutcome.Succeeded("ch-late", order.total()));
        till.secondLook.carryOut(till.secondLook.begin(declined.id(), till.operator));
        till.bank.answers(new PaymentOutcome.Pending());
        till.orders.desk.cancel(order.id(), till.buyer, "changed our mind");
        till.secondLook.carryOut(second.id());
        till.bank.succeedsAgain();
        store.runDue();

        assertEquals(PaymentState.REFUNDED, till.payment(declined.id()).state());
        assertEquals(PaymentState.REFUNDING, till.payment(second.id()).state());
        assertEquals(OrderState.CANCELLED, till.state(order));

        till.bank.answers(new PaymentOutcome.Succeeded("re-late", order.total()));
        store.pass(Duration.ofSeconds(15));
        assertEquals(OrderState.REFUNDED, till.state(order));
    }

    @Test
    public void howeverLongAProvidersReferenceItIsGivenBack() {
        till.bank.answers(new PaymentOutcome.Succeeded("ch-" + "7".repeat(240), order.total()));
        till.pay(order);
        till.bank.succeedsAgain();
        till.orders.desk.cancel(order.id(), till.buyer, "changed our mind");
        store.runDue();

        assertEquals(OrderState.REFUNDED, till.state(order));
    }

    @Test
    public void brokenBooksGiveNothingBack() {
        till.pay(order);
        spoilTheBooks(1);
        store.pass(Duration.ofMinutes(1));
        TradeRuleException refused = assertThrows(
                TradeRuleException.class, () -> till.orders.desk.cancel(order.id(), till.buyer, "changed our mind"));

        assertEquals("books-broken", refused.code());
        assertEquals(OrderState.PAID, till.state(order));
        spoilTheBooks(-1);
    }

    @Test
    public void anUnpaidOrderThatIsCalledOffMovesNoMoney() {
        till.orders.desk.cancel(order.id(), till.buyer, "changed our mind");
        store.runDue();

        assertEquals(OrderState.CANCELLED, till.state(order));
        assertEquals(List.of(), till.transfers(order));
        assertEquals(0, till.bank.calls());
    }

    private void spoilTheBooks(long by) {
        store.transactions().run(() -> store.sql()
                .now()
                .execute("update ledger_postings set amount = amount + " + by + " where line_no = 1"));
    }
}
