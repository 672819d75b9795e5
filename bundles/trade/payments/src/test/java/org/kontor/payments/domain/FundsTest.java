package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Remittance;
import org.kontor.payments.domain.Funds.Arrival;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Intention;
import org.kontor.work.TradeRuleException;

/** Money that payers send from their banks. */
public class FundsTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;
    private Order order;
    private Payment payment;

    @Before
    public void awaited() {
        till = new Till(store);
        order = till.placed();
        till.bank.answers(new PaymentOutcome.AwaitingFunds(remittance(order.total())));
        payment = till.pay(order);
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void thePayerIsToldWhatToSendAndTheProviderIsAskedNoMore() {
        assertEquals(PaymentState.AWAITING_FUNDS, payment.state());
        Funds.Awaited awaited =
                till.desk.standing(payment.id(), till.buyer).awaited().orElseThrow();
        assertEquals("RF18539007547034", awaited.remittance().reference());
        assertEquals(order.total(), awaited.remaining());
        assertEquals(Intention.State.DONE, till.chargeOf(payment).state());

        int asked = till.bank.finds();
        store.pass(Duration.ofDays(2));
        assertEquals(asked, till.bank.finds());
    }

    @Test
    public void moneyThatComesInFullIsInEscrow() {
        assertEquals(Arrival.PAID, arrived(order.total().minor(), "e-1"));

        assertEquals(PaymentState.CAPTURED, till.payment(payment.id()).state());
        assertEquals(OrderState.PAID, till.state(order));
        assertEquals(List.of("FUNDS_RECEIVED", "CAPTURE"), till.transfers(order));
    }

    @Test
    public void moneyThatComesInPartIsKeptAndTheRestAwaited() {
        long part = order.total().minor() / 3;
        assertEquals(Arrival.PART, arrived(part, "e-1"));
        assertEquals(PaymentState.PARTIALLY_PAID, till.payment(payment.id()).state());
        assertEquals(
                Optional.of(Money.of(order.total().minor() - part, "USD")),
                till.desk.standing(payment.id(), till.buyer).awaited().map(Funds.Awaited::remaining));
        till.booksMustBalance();

        assertEquals(Arrival.PAID, arrived(order.total().minor() - part, "e-2"));
        assertEquals(OrderState.PAID, till.state(order));
    }

    @Test
    public void whatIsTooMuchIsOwedToTheBuyer() {
        assertEquals(Arrival.OVERPAID, arrived(order.total().minor() + 500, "e-1"));
        assertEquals(Arrival.CREDITED, arrived(700, "e-2"));

        assertEquals(1200, owedToTheBuyer());
        assertEquals(OrderState.PAID, till.state(order));
    }

    @Test
    public void anEntryOfTheBankCountsOnce() {
        arrived(100, "e-1");
        assertEquals(Arrival.KNOWN, arrived(100, "e-1"));

        assertEquals(
                Optional.of(Money.of(100, "USD")),
                till.desk.standing(payment.id(), till.buyer).awaited().map(Funds.Awaited::received));
        Order other = till.placed();
        till.bank.answers(new PaymentOutcome.AwaitingFunds(remittance(other.total())));
        Payment another = till.pay(other);
        assertEquals(
                "counted-already",
                assertThrows(
                                TradeRuleException.class,
                                () -> till.funds.arrived(another.id(), Money.of(100, "USD"), "e-1"))
                        .code());
    }

    @Test
    public void otherMoneyIsNotCounted() {
        for (Money odd : List.of(Money.of(order.total().minor(), "EUR"), Money.of(0, "USD"), Money.of(-5, "USD"))) {
            assertEquals(
                    "other-money",
                    assertThrows(TradeRuleException.class, () -> till.funds.arrived(payment.id(), odd, "e-" + odd))
                            .code());
        }
        assertEquals(List.of(), till.transfers(order));
    }

    @Test
    public void whatDoesNotComeInTimeIsGivenUpAndThePartIsOwed() {
        arrived(900, "e-1");
        store.pass(Duration.ofDays(10));
        assertEquals("three days of patience", PaymentState.PARTIALLY_PAID, state());
        store.pass(Duration.ofDays(1));

        assertEquals(PaymentState.DECLINED, state());
        assertEquals(OrderState.PLACED, till.state(order));
        assertEquals(900, owedToTheBuyer());
    }

    @Test
    public void moneyThatComesAfterThatIsBookedAndGivenBack() {
        store.pass(Duration.ofDays(12));
        assertEquals(PaymentState.DECLINED, state());
        till.bank.succeedsAgain();

        assertEquals(Arrival.CREDITED, arrived(900, "e-1"));
        assertEquals(Arrival.PAID, arrived(order.total().minor(), "e-2"));
        store.runDue();
        assertEquals(PaymentState.REFUNDED, state());
        assertEquals(900, owedToTheBuyer());
    }

    @Test
    public void aRemittanceOfAnotherAmountIsReviewed() {
        Order other = till.placed();
        till.bank.answers(new PaymentOutcome.AwaitingFunds(remittance(Money.of(1, "USD"))));

        assertEquals(PaymentState.REVIEW, till.pay(other).state());
    }

    private Arrival arrived(long minor, String bankReference) {
        return till.funds.arrived(payment.id(), Money.of(minor, "USD"), bankReference);
    }

    private PaymentState state() {
        return till.payment(payment.id()).state();
    }

    private long owedToTheBuyer() {
        return till.ledger.trialBalance().stream()
                .filter(balance -> balance.account().startsWith(Chart.BUYER_CREDIT.prefix()))
                .mapToLong(balance -> -balance.balance().minor())
                .sum();
    }

    private Remittance remittance(Money amount) {
        LocalDate until =
                store.clock().instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(7);
        return new Remittance(
                "Kontor Escrow", "DE89370400440532013000", "COBADEFFXXX", "Bank", amount, "RF18539007547034", until);
    }
}
