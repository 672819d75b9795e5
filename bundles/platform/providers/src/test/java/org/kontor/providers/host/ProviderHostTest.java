package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.providers.Departure;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.verification.Verifier;

public class ProviderHostTest {

    private static final IdempotencyKey KEY = IdempotencyKey.fresh();
    private static final Optional<PaymentOutcome> PENDING = Optional.of(new PaymentOutcome.Pending());
    private static final Limits LIMITS = new Limits(
            Duration.ofMillis(300), Duration.ofMillis(400), 2, 1, 3, Duration.ofMillis(200), Duration.ofMillis(300));

    private final CountDownLatch released = new CountDownLatch(1);
    private boolean inTransaction;
    private final ProviderHost host = new ProviderHost(new PretendedTransaction(), Clock.systemUTC(), LIMITS);

    @After
    public void letEverybodyGo() {
        released.countDown();
    }

    @Test
    public void aPidNamesItsAccount() {
        assertEquals("carrier.ratesheet-demo", Arrival.accountOf("org.kontor.carrier.ratesheet~demo"));
        assertEquals("com.acme.ship-eu", Arrival.accountOf("com.acme.ship~eu"));
    }

    @Test
    public void anAccountAnswersAndIsCounted() {
        deploy("payment.a", () -> PENDING);

        assertEquals(PENDING, ask("payment.a"));

        assertTrue(host.has(Charges.class, "payment.a"));
        assertFalse(host.has(Verifier.class, "payment.a"));
        assertEquals(List.of("payment.a"), host.accounts(Charges.class));
        assertEquals(1, host.status().get(0).calls());
        assertEquals(List.of("Charges"), host.status().get(0).abilities());
        assertTrue(host.status().get(0).lastGood().isPresent());
        assertTrue(host.status().get(0).p99Millis() > 0);
    }

    @Test
    public void anAccountThatIsNotHereIsUnavailable() {
        assertFault(UNAVAILABLE, "payment.a is not installed", () -> ask("payment.a"));
        assertFault(UNAVAILABLE, "payment.a is not installed", () -> act("payment.a"));
    }

    @Test
    public void anAbilityItHasNotIsUnavailable() {
        deploy("payment.a", () -> PENDING);

        assertFault(
                UNAVAILABLE,
                "payment.a does not offer Verifier",
                () -> host.ask(Verifier.class, "payment.a", verifier -> verifier.find(KEY)));
    }

    @Test
    public void nobodyIsCalledInsideATransaction() {
        deploy("payment.a", () -> PENDING);
        inTransaction = true;

        assertThrows(IllegalStateException.class, () -> ask("payment.a"));
        assertThrows(IllegalStateException.class, () -> act("payment.a"));
        assertThrows(IllegalStateException.class, () -> host.askAll(Charges.class, charges -> charges.find(KEY)));
    }

    @Test
    public void aReplacedAccountStays() {
        Instance old = deploy("payment.a", Optional::empty);
        deploy("payment.a", () -> PENDING);

        host.depart(old, Duration.ZERO);

        assertEquals(PENDING, ask("payment.a"));
        assertEquals(List.of(), host.departed(Charges.class));
    }

    @Test
    public void aDepartedAccountIsRememberedUntilItReturns() {
        Instance gone = deploy("payment.a", () -> PENDING);
        host.depart(gone, Duration.ZERO);

        assertEquals(
                List.of("payment.a"),
                host.departed(Charges.class).stream().map(Departure::account).toList());
        assertEquals(List.of(), host.accounts(Charges.class));
        assertFalse(host.status().get(0).present());
        assertFault(UNAVAILABLE, "payment.a is not installed", () -> ask("payment.a"));

        deploy("payment.a", () -> PENDING);
        assertEquals(List.of(), host.departed(Charges.class));
        assertEquals(PENDING, ask("payment.a"));
    }

    @Test
    public void aDepartureWaitsForARunningCall() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Instance leaving = deploy("payment.a", () -> {
            started.countDown();
            await(released);
            return PENDING;
        });
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(() -> ask("payment.a"));
        await(started);

        CompletableFuture<Void> departure =
                CompletableFuture.runAsync(() -> host.depart(leaving, Duration.ofSeconds(5)));
        eventually(() -> !host.has(Charges.class, "payment.a"));
        assertFalse(departure.isDone());
        released.countDown();

        assertEquals(PENDING, answer.get(5, TimeUnit.SECONDS));
        departure.get(5, TimeUnit.SECONDS);
    }

    @Test
    public void aDepartureInterruptsACallThatDoesNotEnd() {
        CountDownLatch started = new CountDownLatch(1);
        Instance leaving = deploy("payment.leaving", () -> {
            started.countDown();
            await(released);
            return PENDING;
        });
        CompletableFuture<Fault> fault = CompletableFuture.supplyAsync(() -> faultOf(() -> act("payment.leaving")));
        await(started);

        host.depart(leaving, Duration.ofMillis(20));

        assertEquals(IN_DOUBT, fault.join());
        eventually(() -> leaving.inFlight() == 0);
        eventually(() -> noThreadOf("payment.leaving"));
    }

    @Test
    public void aQuestionBeyondItsDeadlineIsUnavailableAndItsThreadInterrupted() {
        CountDownLatch interrupted = hang("payment.a");

        assertFault(UNAVAILABLE, "payment.a did not answer within 300 ms", () -> ask("payment.a"));

        await(interrupted);
    }

    @Test
    public void anActBeyondItsDeadlineIsInDoubt() {
        hang("payment.a");

        assertFault(IN_DOUBT, "payment.a did not answer within 400 ms", () -> act("payment.a"));
    }

    @Test
    public void anActThatNeverGotAThreadDidNotHappen() {
        deploy("payment.a", this::ignoreInterrupts);
        CompletableFuture<?> first = CompletableFuture.supplyAsync(() -> faultOf(() -> act("payment.a")));
        CompletableFuture<?> second = CompletableFuture.supplyAsync(() -> faultOf(() -> act("payment.a")));
        eventually(() -> host.status().get(0).inFlight() == 2);

        assertEquals(UNAVAILABLE, faultOf(() -> act("payment.a")));
        assertEquals(IN_DOUBT, first.join());
        assertEquals(IN_DOUBT, second.join());
    }

    @Test
    public void moreCallsThanTheLimitAndItsQueueAreRefusedAtOnce() {
        deploy("payment.a", this::ignoreInterrupts);
        for (int i = 0; i < 3; i++) {
            CompletableFuture.runAsync(() -> faultOf(() -> act("payment.a")));
        }
        eventually(() -> host.status().get(0).inFlight() == 3);

        eventually(() -> assertThrows(ProviderException.class, () -> ask("payment.a"))
                .getMessage()
                .startsWith("payment.a is busy with "));
    }

    @Test
    public void oneHangingAccountDoesNotSlowAnother() {
        hang("payment.hangs");
        deploy("payment.quick", () -> PENDING);

        List<Providers.Answer<Optional<PaymentOutcome>>> answers =
                host.askAll(Charges.class, charges -> charges.find(KEY));

        assertEquals(
                List.of("payment.hangs", "payment.quick"),
                answers.stream().map(Providers.Answer::account).toList());
        assertEquals(UNAVAILABLE, answers.get(0).failure().orElseThrow().fault());
        assertEquals(PENDING, answers.get(1).result().orElseThrow());
        assertTrue(answers.get(1).took().compareTo(Duration.ofMillis(250)) < 0);
    }

    @Test
    public void allAreAskedAtOnce() {
        CyclicBarrier together = new CyclicBarrier(3);
        for (String account : List.of("payment.a", "payment.b", "payment.c")) {
            deploy(account, () -> {
                meet(together);
                return PENDING;
            });
        }

        assertTrue(host.askAll(Charges.class, charges -> charges.find(KEY)).stream()
                .allMatch(answer -> answer.result().isPresent()));
    }

    @Test
    public void aBrokenPluginIsUnintelligibleWhenAskedAndInDoubtWhenItActed() {
        List<Supplier<Optional<PaymentOutcome>>> breakages = Arrays.asList(
                () -> {
                    throw new IllegalArgumentException("broken");
                },
                () -> {
                    throw new NoClassDefFoundError("broken");
                },
                () -> {
                    throw new StackOverflowError();
                },
                () -> null);
        for (int i = 0; i < breakages.size(); i++) {
            String account = "payment.broken" + i;
            deploy(account, breakages.get(i));

            assertEquals(UNINTELLIGIBLE, faultOf(() -> ask(account)));
            assertEquals(IN_DOUBT, faultOf(() -> act(account)));
        }
    }

    @Test
    public void aQuestionIsNeverInDoubt() {
        deploy("payment.a", failing(IN_DOUBT));

        assertEquals(UNAVAILABLE, faultOf(() -> ask("payment.a")));
        assertEquals(IN_DOUBT, faultOf(() -> act("payment.a")));
    }

    @Test
    public void anAccountThatFailsThreeTimesRestsAndIsTriedAgain() {
        AtomicReference<Supplier<Optional<PaymentOutcome>>> behaviour = new AtomicReference<>(failing(UNAVAILABLE));
        deploy("payment.a", () -> behaviour.get().get());
        for (int i = 0; i < 3; i++) {
            assertEquals(UNAVAILABLE, faultOf(() -> ask("payment.a")));
        }

        behaviour.set(() -> PENDING);
        ProviderException resting = assertThrows(ProviderException.class, () -> ask("payment.a"));
        assertTrue(resting.getMessage(), resting.getMessage().startsWith("payment.a is resting until "));
        assertEquals("OPEN", host.status().get(0).breaker());

        eventually(() -> answers("payment.a"));
        assertEquals("CLOSED", host.status().get(0).breaker());
    }

    @Test
    public void wrongSettingsDoNotMakeAnAccountRest() {
        deploy("payment.a", failing(MISCONFIGURED));
        for (int i = 0; i < 10; i++) {
            assertEquals(MISCONFIGURED, faultOf(() -> ask("payment.a")));
        }

        assertEquals("CLOSED", host.status().get(0).breaker());
        assertEquals(Map.of(MISCONFIGURED, 10L), host.status().get(0).faults());
    }

    @Test
    public void aPluginSeesItsOwnClassLoaderAndAnOwnThread() {
        AtomicReference<Thread> seen = new AtomicReference<>();
        AtomicReference<ClassLoader> loader = new AtomicReference<>();
        deploy("payment.a", () -> {
            seen.set(Thread.currentThread());
            loader.set(Thread.currentThread().getContextClassLoader());
            return PENDING;
        });

        ask("payment.a");

        assertEquals("payment.a-1", seen.get().getName());
        assertSame(Scripted.class.getClassLoader(), loader.get());
    }

    @Test
    public void anAccountMayHaveItsOwnDeadlineAndLimit() {
        host.arrive(new Arrival(
                "payment.a",
                new Scripted(this::ignoreInterrupts),
                Set.of(Charges.class),
                Map.of("kontor.deadline.millis", "400", "kontor.limit", "1"),
                "bundle",
                "1.0.0"));

        assertFault(IN_DOUBT, "payment.a did not answer within 400 ms", () -> act("payment.a"));
        assertEquals(1, host.status().get(0).limit());
        assertEquals(400, host.status().get(0).deadlineMillis());
    }

    @Test
    public void aNonsensicalLimitOfAnAccountIsIgnored() {
        assertEquals(LIMITS, LIMITS.with(Map.of("kontor.deadline.millis", "soon", "kontor.limit", "-1")));
    }

    @Test
    public void aCallThatDoesNothingCostsLittle() {
        host.arrive(new Arrival(
                "payment.a",
                new Scripted(() -> PENDING),
                Set.of(Charges.class),
                Map.of("kontor.deadline.millis", "20000"),
                "bundle",
                "1.0.0"));
        int calls = 20_000;
        for (int i = 0; i < calls; i++) {
            ask("payment.a");
        }

        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            ask("payment.a");
        }
        long each = (System.nanoTime() - start) / calls;

        System.out.println("a call through the provider host costs " + each / 1000.0 + " µs");
        assertTrue("a call cost " + each + " ns", each < 2_000_000);
    }

    private Instance deploy(String account, Supplier<Optional<PaymentOutcome>> behaviour) {
        return host.arrive(
                new Arrival(account, new Scripted(behaviour), Set.of(Charges.class), Map.of(), "bundle", "1.0.0"));
    }

    /** Deploys an account that answers only when interrupted; the latch tells that it was. */
    private CountDownLatch hang(String account) {
        CountDownLatch interrupted = new CountDownLatch(1);
        deploy(account, () -> {
            try {
                await(released);
            } catch (ProviderException e) {
                interrupted.countDown();
                throw e;
            }
            return PENDING;
        });
        return interrupted;
    }

    private Optional<PaymentOutcome> ignoreInterrupts() {
        boolean done = false;
        while (!done) {
            try {
                done = released.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                assertFalse("the wait is over", released.getCount() == 0);
            }
        }
        return PENDING;
    }

    private Optional<PaymentOutcome> ask(String account) {
        return host.ask(Charges.class, account, charges -> charges.find(KEY));
    }

    private Optional<PaymentOutcome> act(String account) {
        return host.act(Charges.class, account, charges -> charges.find(KEY));
    }

    private boolean answers(String account) {
        try {
            return ask(account).isPresent();
        } catch (ProviderException e) {
            return false;
        }
    }

    private static Supplier<Optional<PaymentOutcome>> failing(Fault fault) {
        return () -> {
            throw new ProviderException(fault, "scripted");
        };
    }

    private static Fault faultOf(ThrowingRunnable call) {
        return assertThrows(ProviderException.class, call).fault();
    }

    private static void assertFault(Fault fault, String message, ThrowingRunnable call) {
        ProviderException failure = assertThrows(ProviderException.class, call);
        assertEquals(fault, failure.fault());
        assertEquals(message, failure.getMessage());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new ProviderException(UNAVAILABLE, "interrupted", e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | java.util.concurrent.TimeoutException e) {
            throw new ProviderException(UNAVAILABLE, "nobody came", e);
        }
    }

    private static boolean noThreadOf(String account) {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(account + "-"));
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!condition.getAsBoolean()) {
            assertTrue("it never came true", System.nanoTime() < end);
            Thread.onSpinWait();
        }
    }

    private record Scripted(Supplier<Optional<PaymentOutcome>> behaviour) implements Charges {

        @Override
        public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
            return behaviour.get().orElseThrow();
        }

        @Override
        public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
            return behaviour.get().orElseThrow();
        }

        @Override
        public Optional<PaymentOutcome> find(IdempotencyKey key) {
            return behaviour.get();
        }
    }

    private final class PretendedTransaction implements Transactions {

        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean active() {
            return inTransaction;
        }
    }
}
