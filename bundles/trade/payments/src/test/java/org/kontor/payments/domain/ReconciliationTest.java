package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.payment.Captures;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Remittance;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Invariant.Look;

/** What providers say is compared with what is booked, when it can be. */
public class ReconciliationTest {

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
    public void anotherAmountReferenceOrStateAtTheProviderIsFound() {
        Payment paid = paid();
        for (PaymentOutcome wrong : List.of(
                new PaymentOutcome.Succeeded(paid.answer().reference(), Money.of(1, "USD")),
                new PaymentOutcome.Succeeded("another", paid.amount()),
                new PaymentOutcome.Pending())) {
            till.bank.answersOne(till.chargeOf(paid).key(), wrong);
            assertEquals(1, look().evidence().size());
        }
        till.bank.answersOne(
                till.chargeOf(paid).key(),
                new PaymentOutcome.Succeeded(paid.answer().reference(), paid.amount()));
        assertEquals(new Look(1, List.of()), look());
    }

    @Test
    public void aCaptureIsComparedByItsOwnKey() {
        store.restart();
        till = new Till(store, Captures.class);
        till.bank.reservesFirst();
        assertEquals(PaymentState.CAPTURED, paid().state());

        assertEquals(new Look(1, List.of()), look());
    }

    @Test
    public void aProviderThatCannotBeAskedProvesNothing() {
        paid();
        till.bank.isDown();

        assertEquals(new Look(0, List.of()), look());
    }

    @Test
    public void whatFitsIsNotAskedAboutAgainAndWhatIsNewIsNotAskedAboutYet() {
        till.pay(till.placed());
        store.clock().advance(Duration.ofMinutes(1));
        assertEquals(0, look().rows());
        store.clock().advance(Duration.ofMinutes(3));
        assertEquals(1, look().rows());
        assertEquals(0, look().rows());
    }

    @Test
    public void onlyWhatHasChangedSinceIsAskedAbout() {
        paid();

        assertEquals(0, till.reconciliation.since(store.clock().instant()).rows());
    }

    @Test
    public void moneyThatCameForADeclinedPaymentIsBookedAndGivenBack() {
        till.bank.answers(new PaymentOutcome.Declined("no"));
        Payment declined = paid();
        assertEquals(PaymentState.DECLINED, declined.state());
        till.bank.answersOne(till.chargeOf(declined).key(), new PaymentOutcome.Succeeded("ch-late", declined.amount()));

        assertEquals(new Look(1, List.of()), look());
        assertEquals(PaymentState.REFUNDING, till.payment(declined.id()).state());
    }

    @Test
    public void whatAnOperatorDecidedIsNotCompared() {
        till.bank.answers(new PaymentOutcome.Succeeded("ch-odd", Money.of(1, "USD")));
        Payment odd = till.pay(till.placed());
        Verdict verdict = new Verdict(true, "ch-told", Optional.of(odd.amount()), "the provider's desk says so");
        till.reviews.decide(odd.id(), verdict, till.reviews.ask(odd.id()), till.operator);
        store.clock().advance(Duration.ofMinutes(3));

        assertEquals(PaymentState.CAPTURED, till.payment(odd.id()).state());
        assertEquals(new Look(0, List.of()), look());
    }

    @Test
    public void moneyFromABankIsTheStatementsBusiness() {
        Order order = till.placed();
        till.bank.answers(new PaymentOutcome.AwaitingFunds(new Remittance(
                "Kontor",
                "DE89370400440532013000",
                "",
                "",
                order.total(),
                "RF18539007547034",
                LocalDate.of(2026, 11, 9))));
        Payment awaiting = till.pay(order);
        till.funds.arrived(awaiting.id(), order.total(), "e-1");
        store.clock().advance(Duration.ofMinutes(3));

        assertEquals(PaymentState.CAPTURED, till.payment(awaiting.id()).state());
        assertEquals(new Look(0, List.of()), look());
    }

    private Payment paid() {
        Payment paid = till.pay(till.placed());
        store.clock().advance(Duration.ofMinutes(3));
        return paid;
    }

    private Look look() {
        return till.reconciliation.since(Instant.EPOCH);
    }
}
