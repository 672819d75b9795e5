package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Trigger;
import org.kontor.payment.PaymentOutcome;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** An order of 8200.00 USD: 30 % with the order, the rest before shipment or later. */
public class PayingByStagesTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;

    @Before
    public void open() {
        till = new Till(store);
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void eachPaymentPaysOneStageAndTheFactsNameIt() {
        Order order = till.placedByStages(Trigger.BEFORE_SHIPMENT);

        Payment deposit = till.pay(order);
        assertEquals(OrderState.DEPOSITED, till.state(order));
        Payment balance = till.pay(order);

        assertEquals(OrderState.PAID, till.state(order));
        assertEquals(Money.parse("2460.00", "USD"), deposit.amount());
        assertEquals(Money.parse("5740.00", "USD"), balance.amount());
        assertEquals(List.of(1, 2), List.of(deposit.stage(), balance.stage()));
        assertEquals(
                List.of("PAYMENT_STARTED 1", "PAID 1", "PAYMENT_STARTED 2", "PAID 2"),
                store.facts().of(order.id()).stream()
                        .map(fact -> fact.kind() + " " + fact.details().get("stage"))
                        .toList());
    }

    @Test
    public void stagesArePaidInTheirOrderEachOnce() {
        Order order = till.placedByStages(Trigger.BEFORE_SHIPMENT);

        assertEquals("other-stage", refused(order, 2));
        till.pay(order);
        assertEquals("other-stage", refused(order, 1));
        assertEquals("other-stage", refused(order, 3));
        till.pay(order);
        assertEquals("not-payable", refused(order, 2));
        assertEquals(List.of("CAPTURE", "CAPTURE"), till.transfers(order));
    }

    @Test
    public void aBalanceBeingDecidedIsNotBegunAgain() {
        Order order = till.placedByStages(Trigger.BEFORE_SHIPMENT);
        till.pay(order);
        till.bank.answers(new PaymentOutcome.Pending());
        till.pay(order);

        assertEquals("not-payable", refused(order, 2));
        till.bank.succeedsAgain();
    }

    @Test
    public void aDeclinedBalanceMayBePaidAgainAndTheDepositStays() {
        Order order = till.placedByStages(Trigger.BEFORE_SHIPMENT);
        till.pay(order);
        till.bank.answers(new PaymentOutcome.Declined("insufficient_funds"));
        assertEquals(PaymentState.DECLINED, till.pay(order).state());
        assertEquals(OrderState.DEPOSITED, till.state(order));

        till.bank.succeedsAgain();
        till.pay(order);

        assertEquals(OrderState.PAID, till.state(order));
    }

    @Test
    public void aDepositGoesBackWhenTheOrderIsCalledOff() {
        Order order = till.placedByStages(Trigger.BEFORE_SHIPMENT);
        till.pay(order);

        till.orders.desk.cancel(order.id(), till.buyer, "changed my mind");
        store.pass(Duration.ofSeconds(1));

        assertEquals(OrderState.REFUNDED, till.state(order));
    }

    @Test
    public void aBalanceThatComesAfterAllForADeclinedPaymentGoesBack() {
        Order order = till.placedByStages(Trigger.BEFORE_SHIPMENT);
        till.pay(order);
        till.bank.answers(new PaymentOutcome.Declined("insufficient_funds"));
        Payment declined = till.pay(order);
        till.bank.answers(new PaymentOutcome.Succeeded("ch-late", declined.amount()));

        till.secondLook.carryOut(till.secondLook.begin(declined.id(), till.buyer));

        assertEquals(PaymentState.REFUNDING, till.payment(declined.id()).state());
        assertEquals(OrderState.DEPOSITED, till.state(order));
        till.bank.succeedsAgain();
        till.pay(order);
        assertEquals(OrderState.PAID, till.state(order));
    }

    private String refused(Order order, int stage) {
        return assertThrows(
                        TradeRuleException.class,
                        () -> till.desk.begin(order.id(), Optional.empty(), Optional.of(stage), till.buyer))
                .code();
    }

    private Map<String, String> last(Order order, Fact.Kind kind) {
        return store.facts().of(order.id()).stream()
                .filter(fact -> fact.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow()
                .details();
    }
}
