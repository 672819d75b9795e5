package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Voids;
import org.kontor.testkit.TestStore;
import org.kontor.work.TradeRuleException;

/** A payment that is no longer wanted ends at its provider, so that no money comes late. */
public class CallingOffTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;
    private Order order;

    @Before
    public void open() {
        till = new Till(store, Voids.class);
        order = till.placed();
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void aBuyerGivesAnUndecidedPaymentUpAndPaysInAnotherWay() {
        Payment pending = pending();
        till.callingOff.carryOut(till.callingOff.begin(pending.id(), till.buyer));

        assertEquals(PaymentState.DECLINED, till.payment(pending.id()).state());
        assertEquals(OrderState.PLACED, till.state(order));

        till.bank.succeedsAgain();
        assertEquals(PaymentState.CAPTURED, till.pay(order).state());
        store.pass(Duration.ofHours(1));
        assertEquals(List.of("CAPTURE"), till.transfers(order));
    }

    @Test
    public void whatIsBeingCalledOffIsNotSentAfterAll() {
        till.bank.isDown();
        Payment waiting = till.pay(order);
        till.callingOff.begin(waiting.id(), till.buyer);
        till.bank.recovers();
        till.bank.refusesCallOffs();
        store.pass(Duration.ofMinutes(1));
        assertEquals(PaymentState.CALLING_OFF, till.payment(waiting.id()).state());
        assertEquals("the charge was never sent", 0, till.bank.charges());

        till.bank.allowsCallOffs();
        store.pass(Duration.ofHours(1));
        assertEquals(PaymentState.DECLINED, till.payment(waiting.id()).state());
        store.pass(Duration.ofHours(1));
        assertEquals("nor afterwards", 0, till.bank.paidCharges());
    }

    @Test
    public void moneyThatWasTakenFirstCounts() {
        Payment pending = pending();
        till.bank.answers(new PaymentOutcome.Succeeded("ch-first", order.total()));
        till.callingOff.carryOut(till.callingOff.begin(pending.id(), till.buyer));
        store.runDue();

        assertEquals(PaymentState.CAPTURED, till.payment(pending.id()).state());
        assertEquals(OrderState.PAID, till.state(order));
        store.pass(Duration.ofHours(2));
        assertEquals(PaymentState.CAPTURED, till.payment(pending.id()).state());
    }

    @Test
    public void aLostAnswerToCallingOffIsAskedForAgain() {
        Payment pending = pending();
        till.bank.losesAnswers();
        till.callingOff.carryOut(till.callingOff.begin(pending.id(), till.buyer));
        assertEquals(PaymentState.CALLING_OFF, till.payment(pending.id()).state());

        till.bank.recovers();
        store.pass(Duration.ofSeconds(2));
        assertEquals(PaymentState.DECLINED, till.payment(pending.id()).state());
    }

    @Test
    public void aProviderThatNeverDecidesIsCalledOff() {
        Payment pending = pending();
        store.pass(Duration.ofHours(73));
        store.runDue();

        assertEquals(PaymentState.DECLINED, till.payment(pending.id()).state());
        assertEquals(OrderState.PLACED, till.state(order));
    }

    @Test
    public void anOrderThatIsClosedCallsItsUndecidedPaymentOff() {
        Payment pending = pending();
        till.orders.closed(order.id());
        store.runDue();

        assertEquals(PaymentState.DECLINED, till.payment(pending.id()).state());
        assertEquals(1, till.bank.callOffs());
    }

    @Test
    public void onlyTheBuyerGivesUpAndOnlyWhatIsUndecided() {
        Payment pending = pending();
        assertEquals("only-the-buyer", code(() -> till.callingOff.begin(pending.id(), till.seller)));
        till.bank.answers(new PaymentOutcome.Succeeded("ch-1", order.total()));
        till.desk.carryOut(pending.id());
        assertEquals("wrong-state", code(() -> till.callingOff.begin(pending.id(), till.buyer)));
    }

    private Payment pending() {
        till.bank.answers(new PaymentOutcome.Pending());
        return till.pay(order);
    }

    private static String code(Runnable act) {
        return assertThrows(TradeRuleException.class, act::run).code();
    }
}
