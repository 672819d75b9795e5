package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.payment.Captures;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Voids;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;

/** Money that a provider reserves first is taken at once, once, or not at all. */
public class CapturingTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;
    private Order order;

    @Before
    public void open() {
        till = new Till(store, Captures.class, Voids.class);
        till.bank.reservesFirst();
        order = till.placed();
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void reservedMoneyIsTakenInTheSameBreath() {
        Payment paid = till.pay(order);

        assertEquals(PaymentState.CAPTURED, paid.state());
        assertEquals(OrderState.PAID, till.state(order));
        assertEquals(1, till.bank.captures());
        assertTrue("refunds are made on the charge", paid.answer().reference().startsWith("au-"));

        store.pass(Duration.ofHours(1));
        assertEquals("the errand found it done", 1, till.bank.captureCalls());
        assertEquals(List.of("CAPTURE"), till.transfers(order));
    }

    @Test
    public void aLostCaptureIsFoundByItsKeyAndNeverMadeTwice() {
        till.bank.answers(new PaymentOutcome.Pending());
        Payment payment = till.pay(order);
        till.bank.answers(hold(order.total(), Duration.ofDays(7)));
        till.bank.losesAnswers();
        store.pass(Duration.ofSeconds(2));
        assertEquals(PaymentState.IN_DOUBT, till.payment(payment.id()).state());
        assertEquals(OrderState.PAYING, till.state(order));

        till.bank.recovers();
        store.pass(Duration.ofSeconds(5));

        assertEquals(PaymentState.CAPTURED, till.payment(payment.id()).state());
        assertEquals(1, till.bank.captureCalls());
    }

    @Test
    public void aCaptureThatNeverLeftIsMadeWhenTheServerIsBack() {
        till.bank.answers(new PaymentOutcome.Pending());
        Payment payment = till.pay(order);
        till.bank.answers(hold(order.total(), Duration.ofDays(7)));
        store.intentions().carryOut(till.chargeOf(payment).id());
        assertEquals(PaymentState.AUTHORISED, till.payment(payment.id()).state());
        assertEquals(0, till.bank.captures());

        store.restart();
        Till again = new Till(store, till);
        store.pass(TestStore.RECOVERY);

        assertEquals(PaymentState.CAPTURED, again.payment(payment.id()).state());
        assertEquals(1, till.bank.captures());
    }

    @Test
    public void aProviderThatIsDownLeavesTheMoneyReserved() {
        till.bank.answers(new PaymentOutcome.Pending());
        Payment payment = till.pay(order);
        till.bank.answers(hold(order.total(), Duration.ofDays(7)));
        store.intentions().carryOut(till.chargeOf(payment).id());
        till.bank.isDown();
        store.runDue();
        assertEquals(PaymentState.AUTHORISED, till.payment(payment.id()).state());

        till.bank.recovers();
        store.pass(Duration.ofSeconds(2));
        assertEquals(PaymentState.CAPTURED, till.payment(payment.id()).state());
    }

    @Test
    public void aHoldThatEndedIsDeclinedAndTheOrderMayBePaidAgain() {
        till.bank.answersCaptures(new PaymentOutcome.Declined("hold_ended"));
        Payment payment = till.pay(order);

        assertEquals(PaymentState.DECLINED, payment.state());
        assertEquals("hold_ended", payment.answer().reason());
        assertEquals(OrderState.PLACED, till.state(order));
        assertEquals(List.of(), till.transfers(order));
    }

    @Test
    public void aCaptureOfAnotherAmountIsReviewedAndNotBooked() {
        till.bank.answersCaptures(
                new PaymentOutcome.Succeeded("cp-1", Money.of(order.total().minor() - 1, "USD")));

        assertEquals(PaymentState.REVIEW, till.pay(order).state());
        assertEquals(List.of(), till.transfers(order));
    }

    @Test
    public void aHoldOfAnotherAmountIsNotCaptured() {
        till.bank.answers(hold(Money.of(order.total().minor() + 1, "USD"), Duration.ofDays(7)));

        assertEquals(PaymentState.REVIEW, till.pay(order).state());
        store.pass(Duration.ofHours(2));
        assertEquals(0, till.bank.captureCalls());
    }

    @Test
    public void aHoldThatComesLateIsLetGoAndNotTaken() {
        till.bank.answers(new PaymentOutcome.Declined("try_later"));
        Payment declined = till.pay(order);
        till.bank.answers(hold(order.total(), Duration.ofDays(7)));
        till.secondLook.carryOut(till.secondLook.begin(declined.id(), till.buyer));
        store.runDue();

        assertEquals(PaymentState.DECLINED, till.payment(declined.id()).state());
        assertEquals(0, till.bank.captureCalls());
        assertEquals(1, till.bank.callOffs());
    }

    private PaymentOutcome hold(Money amount, Duration until) {
        return till.bank.hold(amount, store.clock().instant().plus(until));
    }
}
