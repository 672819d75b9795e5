package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.Chargebacks.Chargeback;
import org.kontor.payment.Chargebacks.State;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentPush;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** What a payer's bank takes back is booked, frozen, and given back when it is won; never beside a refund. */
public class ChargebacksTest {

    private static final Instant DUE = Instant.parse("2026-12-24T00:00:00Z");

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;
    private Order order;
    private Payment paid;
    private int events;

    @Before
    public void paid() {
        till = new Till(store, PaymentPush.class, Chargebacks.class);
        order = till.placed();
        paid = till.pay(order);
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void anOpenChargebackTakesTheMoneyOutOfEscrow() {
        told(State.OPEN, order.total());

        assertEquals(PaymentState.CHARGED_BACK, state());
        assertEquals(List.of("CAPTURE", "CHARGEBACK_HELD"), till.transfers(order));
        assertEquals(Optional.of(DUE), till.chargebacks.open().get(0).evidenceDue());
        assertTrue(till.story(order).contains(Fact.Kind.CHARGEBACK_OPENED));

        told(State.OPEN, order.total());
        assertEquals("the same news once", List.of("CAPTURE", "CHARGEBACK_HELD"), till.transfers(order));
    }

    @Test
    public void aWarningMovesNothing() {
        told(State.WARNED, order.total());
        assertEquals(PaymentState.CAPTURED, state());
        assertEquals(1, till.chargebacks.open().size());
    }

    @Test
    public void whatIsChargedBackIsReleasedOnlyWhenItIsWon() {
        told(State.OPEN, order.total());
        assertEquals(
                "not-in-escrow",
                assertThrows(TradeRuleException.class, this::release).code());

        told(State.WON, order.total());
        release();
        assertEquals(PaymentState.RELEASED, state());
        assertEquals(List.of("CAPTURE", "CHARGEBACK_HELD", "CHARGEBACK_WON", "RELEASE"), till.transfers(order));
        assertTrue(till.story(order).contains(Fact.Kind.CHARGEBACK_CLOSED));
    }

    @Test
    public void afterTheReleaseTheSellerOwesIt() {
        release();
        told(State.OPEN, order.total());
        told(State.LOST, order.total());

        assertEquals(PaymentState.RELEASED, state());
        assertEquals(order.total().minor(), balance(Chart.SELLER_RECEIVABLE));
        assertEquals(List.of(), till.chargebacks.open());
    }

    @Test
    public void whatWasReleasedInPartIsTheSellersToPay() {
        releasePart(Money.of(1, "USD"));
        told(State.OPEN, order.total());

        assertEquals(PaymentState.CAPTURED, state());
        assertEquals(order.total().minor(), balance(Chart.SELLER_RECEIVABLE));
    }

    @Test
    public void whatIsChargedBackIsNotRefundedBesides() {
        told(State.OPEN, order.total());
        till.orders.desk.cancel(order.id(), till.buyer, "changed our mind");
        store.runDue();
        assertEquals(0, till.bank.refunds());

        told(State.WON, order.total());
        store.runDue();
        assertEquals(PaymentState.REFUNDED, state());
        assertEquals(1, till.bank.refunds());
    }

    @Test
    public void whatWasRefundedAndIsChargedBackIsClaimedFromTheProvider() {
        till.bank.answers(new PaymentOutcome.Declined("account_closed"));
        till.orders.desk.cancel(order.id(), till.buyer, "changed our mind");
        store.runDue();
        assertEquals(PaymentState.REFUND_FAILED, state());
        told(State.OPEN, order.total());

        assertEquals(order.total().minor(), balance(Chart.CHARGEBACK_RECEIVABLE));
        assertEquals(
                "charged-back",
                assertThrows(TradeRuleException.class, () -> till.secondLook.begin(paid.id(), till.operator))
                        .code());
    }

    @Test
    public void aChargebackThatDoesNotFitIsShownAndNotBooked() {
        told(State.OPEN, Money.of(order.total().minor() + 1, "USD"));
        assertEquals(
                ChargebackCase.Source.UNBOOKED, till.chargebacks.open().get(0).source());
        assertEquals(PaymentState.CAPTURED, state());
    }

    @Test
    public void anOpenChargebackIsAskedAboutEveryDay() {
        told(State.OPEN, order.total());
        till.bank.tells(chargeback(State.WON, order.total()));
        store.pass(Duration.ofDays(1));

        assertEquals(PaymentState.CAPTURED, state());
    }

    @Test
    public void ofMessagesAboutOneDisputeAtOnceNoneFails() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 10; round++) {
            till.bank.tells(chargeback(round % 2 == 0 ? State.OPEN : State.WON, order.total()));
            for (int i = 0; i < 8; i++) {
                tell();
            }
            List<Future<Optional<Instant>>> asked = new ArrayList<>();
            till.inbox.open(10).forEach(message -> asked.add(pool.submit(() -> till.inbox.due(message.id()))));
            for (Future<Optional<Instant>> one : asked) {
                one.get(30, TimeUnit.SECONDS);
            }
            store.pass(Duration.ofSeconds(2));
        }
        pool.shutdown();

        assertEquals(List.of(), till.inbox.open(10));
        assertEquals(PaymentState.CAPTURED, state());
    }

    private void release() {
        releasePart(order.total());
    }

    private void releasePart(Money gross) {
        store.transactions().run(() -> till.escrows.release(order.id(), gross, Money.of(0, "USD"), Keys.fresh()));
    }

    private void told(State state, Money amount) {
        till.bank.tells(chargeback(state, amount));
        tell();
        store.runDue();
    }

    private void tell() {
        till.mail.receive(
                Till.BANK,
                Map.of(ScriptedBank.SIGNATURE, "genuine"),
                ("cb-" + ++events + " CHARGEBACK - dp-1").getBytes(StandardCharsets.UTF_8));
    }

    private Chargeback chargeback(State state, Money amount) {
        return new Chargeback("dp-1", paid.answer().reference(), amount, "fraudulent", state, Optional.of(DUE));
    }

    private PaymentState state() {
        return till.payment(paid.id()).state();
    }

    private long balance(Chart purpose) {
        return till.ledger.trialBalance().stream()
                .filter(balance -> balance.account().startsWith(purpose.prefix()))
                .mapToLong(balance -> balance.balance().minor())
                .sum();
    }
}
