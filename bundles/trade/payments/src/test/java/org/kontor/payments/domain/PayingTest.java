package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.payment.PaymentOutcome;
import org.kontor.security.Caller;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.Intention;
import org.kontor.work.TradeRuleException;

public class PayingTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;
    private Order order;

    @Before
    public void open() {
        till = new Till(store);
        order = till.placed();
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void aChargeThatSucceedsIsInEscrow() {
        assertEquals(PaymentState.CAPTURED, till.pay(order).state());

        assertEquals(OrderState.PAID, till.state(order));
        assertEquals(List.of("CAPTURE"), till.transfers(order));
        assertEquals(List.of(Fact.Kind.PAYMENT_STARTED, Fact.Kind.PAID), till.story(order));
    }

    @Test
    public void aDeclinedChargeBooksNothingAndTheBuyerMayPayAgain() {
        till.bank.answers(new PaymentOutcome.Declined("insufficient_funds"));
        Payment declined = till.pay(order);

        assertEquals(PaymentState.DECLINED, declined.state());
        assertEquals(OrderState.PLACED, till.state(order));
        assertEquals(List.of(), till.transfers(order));

        till.bank.succeedsAgain();
        Payment second = till.pay(order);

        assertEquals(PaymentState.CAPTURED, second.state());
        assertFalse("another attempt is another charge", second.id().equals(declined.id()));
    }

    @Test
    public void whoMustConfirmAtTheProviderIsShownWhereAndPaysByThat() {
        till.bank.answers(new PaymentOutcome.ActionRequired(URI.create("https://bank.example/3ds/1")));
        Payment waiting = till.pay(order);

        assertEquals(PaymentState.ACTION_REQUIRED, waiting.state());
        assertEquals("https://bank.example/3ds/1", waiting.answer().actionUri());
        assertTrue(till.story(order).contains(Fact.Kind.PAYMENT_WAITING));
        assertEquals(OrderState.PAYING, till.state(order));

        till.bank.answers(new PaymentOutcome.Succeeded("ch-3ds", order.total()));
        store.pass(Duration.ofSeconds(2));

        assertEquals(PaymentState.CAPTURED, till.payment(waiting.id()).state());
        assertEquals("", till.payment(waiting.id()).answer().actionUri());
        assertEquals("one charge", 1, till.bank.charges());
    }

    @Test
    public void thePageWhereThePayerConfirmsMayHaveALongAddress() {
        URI page = URI.create("https://bank.example/3ds?signed=" + "x".repeat(5_000));
        till.bank.answers(new PaymentOutcome.ActionRequired(page));

        assertEquals(page.toString(), till.pay(order).answer().actionUri());
    }

    @Test
    public void aConfirmationThatThePayerRefusesIsADecline() {
        till.bank.answers(new PaymentOutcome.ActionRequired(URI.create("https://bank.example/3ds/2")));
        Payment waiting = till.pay(order);

        till.bank.answers(new PaymentOutcome.Declined("authentication_failed"));
        store.pass(Duration.ofSeconds(2));

        assertEquals(PaymentState.DECLINED, till.payment(waiting.id()).state());
        assertEquals(OrderState.PLACED, till.state(order));
    }

    @Test
    public void aPendingChargeIsAskedAboutUntilTheProviderDecides() {
        till.bank.answers(new PaymentOutcome.Pending());
        Payment pending = till.pay(order);
        store.pass(Duration.ofSeconds(2));
        store.pass(Duration.ofSeconds(5));

        assertEquals(PaymentState.PENDING, till.payment(pending.id()).state());

        till.bank.answers(new PaymentOutcome.Succeeded("ch-late", order.total()));
        store.pass(Duration.ofSeconds(15));

        assertEquals(PaymentState.CAPTURED, till.payment(pending.id()).state());
        assertEquals("asked, never charged again", 1, till.bank.calls());
    }

    @Test
    public void aProviderThatCannotBeAskedForAWhileChangesNothing() {
        till.bank.answers(new PaymentOutcome.ActionRequired(URI.create("https://bank.example/3ds/3")));
        Payment waiting = till.pay(order);

        till.bank.isDown();
        store.pass(Duration.ofSeconds(2));

        assertEquals(PaymentState.ACTION_REQUIRED, till.payment(waiting.id()).state());
        assertEquals(
                "https://bank.example/3ds/3",
                till.payment(waiting.id()).answer().actionUri());
    }

    @Test
    public void aProviderThatNeverDecidesIsShownToAnOperator() {
        till.bank.answers(new PaymentOutcome.Pending());
        Payment pending = till.pay(order);
        store.pass(Duration.ofHours(73));

        assertEquals(PaymentState.REVIEW, till.payment(pending.id()).state());

        till.bank.answers(new PaymentOutcome.Succeeded("ch-very-late", order.total()));
        store.pass(Duration.ofHours(1));
        assertEquals(PaymentState.CAPTURED, till.payment(pending.id()).state());
    }

    @Test
    public void aLostAnswerIsFoundByAskingAndNothingIsChargedTwice() {
        till.bank.losesAnswers();
        Payment doubted = till.pay(order);
        assertEquals(PaymentState.IN_DOUBT, doubted.state());
        assertEquals(OrderState.PAYING, till.state(order));

        till.bank.recovers();
        store.pass(Duration.ofSeconds(2));

        assertEquals(PaymentState.CAPTURED, till.payment(doubted.id()).state());
        assertEquals(1, till.bank.charges());
        assertEquals("the second call only asked", 1, till.bank.calls());
        assertEquals(List.of("CAPTURE"), till.transfers(order));
    }

    @Test
    public void aLostRequestIsMadeAgainWithItsKey() {
        till.bank.losesRequests();
        Payment doubted = till.pay(order);
        assertEquals(PaymentState.IN_DOUBT, doubted.state());

        till.bank.recovers();
        store.pass(Duration.ofSeconds(2));

        assertEquals(PaymentState.CAPTURED, till.payment(doubted.id()).state());
        assertEquals(1, till.bank.charges());
    }

    @Test
    public void aProviderThatIsDownIsWaitedForAndTheBuyerKnowsThatNothingWasCharged() {
        till.bank.isDown();
        Payment waiting = till.pay(order);
        assertEquals(PaymentState.WAITING, waiting.state());
        assertEquals(0, till.bank.charges());

        till.bank.recovers();
        store.pass(Duration.ofSeconds(2));
        assertEquals(PaymentState.CAPTURED, till.payment(waiting.id()).state());
    }

    @Test
    public void aPaymentWaitsForItsPluginAndGoesOnWhenItReturns() {
        till.host.goes();
        Payment waiting = till.pay(order);
        assertEquals(PaymentState.WAITING, waiting.state());

        till.host.comes();
        store.intentions().providerArrived(Till.BANK);
        store.runDue();
        assertEquals(PaymentState.CAPTURED, till.payment(waiting.id()).state());
    }

    @Test
    public void aPaymentWaitsForAnAccountThatIsSwitchedOffAndSaysSo() {
        till.host.isSwitchedOff("it charges twice");
        Payment waiting = till.pay(order);
        assertEquals(PaymentState.WAITING, waiting.state());
        assertEquals(0, till.bank.calls());
        Intention intention = store.transactions()
                .call(() -> store.intentions().latest(waiting.id(), ChargeEffect.PURPOSE))
                .orElseThrow();
        assertEquals(
                "UNAVAILABLE: payment.bank was switched off by an operator: it charges twice", intention.problem());

        till.host.isSwitchedOn();
        store.intentions().providerArrived(Till.BANK);
        store.runDue();
        assertEquals(PaymentState.CAPTURED, till.payment(waiting.id()).state());
        assertEquals(Set.of(order.id()), till.bank.trades());
    }

    @Test
    public void anotherAmountOrCurrencyThanAskedIsNeverBooked() {
        for (Money wrong : List.of(
                Money.of(order.total().minor() - 1, "USD"),
                Money.of(order.total().minor(), "EUR"))) {
            Order next = till.placed();
            till.bank.answers(new PaymentOutcome.Succeeded("ch-wrong", wrong));

            assertEquals(PaymentState.REVIEW, till.pay(next).state());
            assertEquals(List.of(), till.transfers(next));
            assertEquals(OrderState.PAYING, till.state(next));
        }
    }

    @Test
    public void aServerThatDiesAfterTheChargeAsksWhenItIsBack() {
        till.bank.losesAnswers();
        Payment doubted = till.pay(order);
        till.bank.recovers();

        store.restart();
        Till again = new Till(store, till);
        store.pass(TestStore.RECOVERY);

        assertEquals(PaymentState.CAPTURED, again.payment(doubted.id()).state());
        assertEquals(1, till.bank.calls());
    }

    @Test
    public void onlyTheBuyerPaysAndOnlyOnce() {
        assertEquals("only-the-buyer", refused(till.seller));
        till.pay(order);
        assertEquals("not-payable", refused(till.buyer));
    }

    private String refused(Caller payer) {
        return assertThrows(
                        TradeRuleException.class,
                        () -> till.desk.begin(order.id(), Optional.empty(), Optional.empty(), payer))
                .code();
    }

    @Test
    public void sixtyFourAtOnceMakeOneCharge() throws Exception {
        int threads = 64;
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            pool.execute(() -> {
                ready.countDown();
                try {
                    ready.await();
                    till.pay(order);
                    begun.incrementAndGet();
                } catch (TradeRuleException e) {
                    refused.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        pool.shutdown();
        assertTrue(pool.awaitTermination(60, TimeUnit.SECONDS));

        assertEquals(1, begun.get());
        assertEquals(threads - 1, refused.get());
        assertEquals(1, till.bank.charges());
        assertEquals(List.of("CAPTURE"), till.transfers(order));
    }

    /** What a payment costs the database; more means that somebody made the hot path slower. */
    @Test
    public void aPaymentCostsThisManyStatementsAndCommits() {
        till.pay(till.placed());
        long statements = store.statements();
        long commits = store.commits();

        till.pay(order);

        assertEquals(18, store.statements() - statements);
        assertEquals(5, store.commits() - commits);
    }
}
