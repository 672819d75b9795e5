package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.payment.Captures;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentPush;
import org.kontor.payment.Voids;
import org.kontor.testkit.TestStore;
import org.kontor.work.TradeRuleException;

/** What providers send of their own accord makes us ask, and nothing more. */
public class MessagesTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;
    private Order order;

    @Before
    public void open() {
        till = new Till(store, Captures.class, Voids.class, PaymentPush.class, Chargebacks.class);
        order = till.placed();
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void aMessageMakesUsAskAtOnce() {
        Payment pending = pending();
        till.bank.answers(new PaymentOutcome.Succeeded("ch-9", order.total()));

        assertEquals("[accepted]", tell("e1 CHARGE " + key(pending) + " -"));
        assertEquals(PaymentState.PENDING, till.payment(pending.id()).state());
        store.runDue();

        assertEquals(PaymentState.CAPTURED, till.payment(pending.id()).state());
        assertEquals(List.of(), till.inbox.open(10));
    }

    @Test
    public void aMessageAloneMovesNoMoney() {
        Payment pending = pending();
        tell("e1 CHARGE " + key(pending) + " -");
        store.runDue();

        assertEquals(PaymentState.PENDING, till.payment(pending.id()).state());
        assertEquals(List.of(), till.transfers(order));
    }

    @Test
    public void aForgedMessageIsNotFoundAndNotKept() {
        assertEquals("not-found", refused(Map.of(ScriptedBank.SIGNATURE, "wrong"), Till.BANK));
        assertEquals("not-found", refused(Map.of(), Till.BANK));
        assertEquals("not-found", refused(Map.of(ScriptedBank.SIGNATURE, "genuine"), "payment.nobody"));
        assertEquals(List.of(), till.inbox.open(10));
    }

    @Test
    public void aRepeatedMessageGetsTheSameAnswerAndAsksNothing() {
        Payment pending = pending();
        till.bank.answers(new PaymentOutcome.Succeeded("ch-9", order.total()));
        String told = "e1 CHARGE " + key(pending) + " -";
        tell(told);
        store.runDue();
        int asked = till.bank.finds();

        assertEquals("[accepted]", tell(told));
        store.runDue();

        assertEquals(asked, till.bank.finds());
        assertEquals(List.of("CAPTURE"), till.transfers(order));
    }

    @Test
    public void ofAMessageThatRepeatsOneEventTheNewOneIsKept() {
        Payment pending = pending();
        tell("e1 OTHER - -");
        till.bank.answers(new PaymentOutcome.Succeeded("ch-9", order.total()));
        tell("e1 OTHER - -\ne2 CHARGE " + key(pending) + " -");
        store.runDue();

        assertEquals(PaymentState.CAPTURED, till.payment(pending.id()).state());
    }

    @Test
    public void whatNobodyKnowsIsSoughtForADayAndThenShown() {
        tell("e0 OTHER - -");
        tell("e1 CHARGE not-our-key -");
        store.runDue();
        assertEquals(ProviderMessage.State.KEPT, onlyOpen().state());

        for (int days = 0; days < 40; days++) {
            store.pass(Duration.ofHours(1));
        }

        assertEquals(ProviderMessage.State.UNKNOWN, onlyOpen().state());
        till.inbox.seekAgain(onlyOpen().id());
        assertEquals(ProviderMessage.State.KEPT, onlyOpen().state());
    }

    @Test
    public void aPaymentIsKnownByTheProvidersReferenceToo() {
        Payment declined = declined();
        till.bank.answers(new PaymentOutcome.Succeeded("ch-late", order.total()));
        tell("e1 CHARGE " + key(declined) + " -");
        store.runDue();
        assertEquals(PaymentState.REFUNDED, till.payment(declined.id()).state());

        tell("e2 CHARGE - ch-late");
        store.runDue();
        assertEquals(List.of(), till.inbox.open(10));
    }

    @Test
    public void aMessageWaitsForOurOwnCallThatIsStillRunning() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        till.bank.holdsAnswersUntil(answer);
        UUID payment = till.desk.begin(order.id(), Optional.empty(), Optional.empty(), till.buyer);
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> till.desk.carryOut(payment));
        till.bank.awaitCall();

        tell("e1 CHARGE " + key(till.payment(payment)) + " -");
        store.runDue();
        assertEquals(ProviderMessage.State.KEPT, onlyOpen().state());
        assertEquals(PaymentState.STARTED, till.payment(payment).state());

        answer.countDown();
        call.get(10, TimeUnit.SECONDS);
        store.pass(Duration.ofSeconds(2));
        assertEquals(PaymentState.CAPTURED, till.payment(payment).state());
        assertEquals(List.of(), till.inbox.open(10));
        assertEquals(1, till.bank.charges());
    }

    @Test
    public void aHundredAtOnceAreOneMessage() throws Exception {
        Payment pending = pending();
        till.bank.answers(new PaymentOutcome.Succeeded("ch-9", order.total()));
        String told = "e1 CHARGE " + key(pending) + " -";
        ExecutorService pool = Executors.newFixedThreadPool(16);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(pool.submit(() -> tell(told)));
        }
        for (Future<String> answer : answers) {
            assertEquals("[accepted]", answer.get(30, TimeUnit.SECONDS));
        }
        pool.shutdown();

        assertEquals(1, till.inbox.open(10).size());
        store.runDue();
        assertEquals(List.of("CAPTURE"), till.transfers(order));
    }

    /** Authorised, captured, refused, and two that the provider invents; whatever the order, and however often. */
    @Test
    public void everyOrderOfFiveMessagesEndsTheSame() {
        Random dice = new Random(5);
        List<List<Integer>> orders = new ArrayList<>();
        permute(List.of(0, 1, 2, 3, 4), new ArrayList<>(), orders);
        assertEquals(120, orders.size());
        for (List<Integer> sequence : orders) {
            Order one = till.placed();
            till.bank.answers(new PaymentOutcome.Pending());
            Payment payment = till.pay(one);
            till.bank.succeedsAgain();
            till.bank.answersOne(
                    till.chargeOf(payment).key(), new PaymentOutcome.Succeeded("ch-" + payment.id(), one.total()));
            List<String> events = events(payment);
            for (int index : sequence) {
                for (int times = 1 + dice.nextInt(3); times > 0; times--) {
                    tell(events.get(index));
                    store.runDue();
                }
            }
            assertEquals(PaymentState.CAPTURED, till.payment(payment.id()).state());
            assertEquals(OrderState.PAID, till.state(one));
            assertEquals(List.of("CAPTURE"), till.transfers(one));
        }
    }

    private List<String> events(Payment payment) {
        return List.of(
                payment.id() + "-pending CHARGE " + key(payment) + " -",
                payment.id() + "-paid CHARGE " + key(payment) + " -",
                payment.id() + "-paid-again CHARGE - ch-" + payment.id(),
                payment.id() + "-refused CHARGE " + key(payment) + " ch-" + payment.id(),
                payment.id() + "-news OTHER - -");
    }

    private static void permute(List<Integer> rest, List<Integer> begun, List<List<Integer>> all) {
        if (rest.isEmpty()) {
            all.add(begun);
        }
        for (Integer next : rest) {
            List<Integer> longer = new ArrayList<>(begun);
            longer.add(next);
            permute(rest.stream().filter(other -> !other.equals(next)).toList(), longer, all);
        }
    }

    private Payment pending() {
        till.bank.answers(new PaymentOutcome.Pending());
        Payment pending = till.pay(order);
        till.bank.succeedsAgain();
        return pending;
    }

    private Payment declined() {
        till.bank.answers(new PaymentOutcome.Declined("try_later"));
        Payment declined = till.pay(order);
        till.bank.succeedsAgain();
        return declined;
    }

    private ProviderMessage onlyOpen() {
        List<ProviderMessage> open = till.inbox.open(10);
        assertEquals(1, open.size());
        return open.get(0);
    }

    private String key(Payment payment) {
        return till.chargeOf(payment).key().value();
    }

    private String tell(String lines) {
        return till.mail
                .receive(Till.BANK, Map.of(ScriptedBank.SIGNATURE, "genuine"), lines.getBytes(StandardCharsets.UTF_8))
                .acknowledgement();
    }

    private String refused(Map<String, String> headers, String account) {
        return assertThrows(
                        TradeRuleException.class,
                        () -> till.mail.receive(account, headers, "e1 CHARGE - ch-1".getBytes(StandardCharsets.UTF_8)))
                .code();
    }
}
