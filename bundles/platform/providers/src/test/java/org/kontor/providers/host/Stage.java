package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.ExternalResource;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Target;
import org.kontor.providers.trial.Judge;
import org.kontor.store.Transactions;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A provider host, and plugins that do what the test says; at the end everybody who hangs is let go. */
final class Stage extends ExternalResource {

    static final String PLUGIN = "org.kontor.payment.scripted";
    static final IdempotencyKey KEY = IdempotencyKey.fresh();
    static final Optional<PaymentOutcome> PENDING = Optional.of(new PaymentOutcome.Pending());
    static final Limits LIMITS = new Limits(
            Duration.ofMillis(300), Duration.ofMillis(400), 2, 1, 3, Duration.ofMillis(200), Duration.ofMillis(300));
    static final Judge.Terms TERMS = new Judge.Terms(5, 0, 5, 2);
    static final int MOST_POISONED = 3;

    final ProviderHost host;
    final Waiting waiting = new Waiting();
    final Bell bell = new Bell(waiting);
    final SwitchDesk desk;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean inTransaction;
    private volatile IntSupplier dice = () -> 99;

    Stage() {
        this(LIMITS, TERMS);
    }

    Stage(Limits limits, Judge.Terms terms) {
        host = new ProviderHost(
                new PretendedTransaction(),
                Clock.systemUTC(),
                new Rules(limits, MOST_POISONED, terms),
                () -> dice.getAsInt());
        desk = new SwitchDesk(host, bell);
    }

    @Override
    protected void after() {
        released.countDown();
        desk.stop();
        bell.stop();
        host.close();
    }

    void beginTransaction() {
        inTransaction = true;
    }

    /** What the dice show from now on. */
    void dice(IntSupplier numbers) {
        dice = numbers;
    }

    void letEverybodyGo() {
        released.countDown();
    }

    Instance deploy(String account, Supplier<Optional<PaymentOutcome>> behaviour) {
        return deploy(account, "1.0.0", behaviour);
    }

    Instance deploy(String account, String version, Supplier<Optional<PaymentOutcome>> behaviour) {
        return deploy(account, version, Map.of(), behaviour);
    }

    Instance deploy(
            String account, String version, Map<String, ?> properties, Supplier<Optional<PaymentOutcome>> behaviour) {
        return host.arrive(
                new Arrival(account, new Scripted(behaviour), Set.of(Charges.class), properties, PLUGIN, version));
    }

    /** Deploys an account that answers only when interrupted; the latch tells that it was. */
    CountDownLatch hang(String account) {
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

    /** Behaves like a plugin that answers only when the test lets it go, and like one that does so although interrupted. */
    Optional<PaymentOutcome> ignoreInterrupts() {
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

    /** Answers once the test lets it go. */
    Optional<PaymentOutcome> waitForRelease() {
        await(released);
        return PENDING;
    }

    Optional<PaymentOutcome> ask(String account) {
        return host.ask(Charges.class, account, charges -> charges.find(KEY));
    }

    Optional<PaymentOutcome> act(String account) {
        return host.act(Charges.class, account, charges -> charges.find(KEY));
    }

    Optional<PaymentOutcome> askBy(String account, String version) {
        return host.ask(Target.of(Charges.class, account).by(version), charges -> charges.find(KEY));
    }

    Optional<PaymentOutcome> actBy(String account, String version) {
        return host.act(Target.of(Charges.class, account).by(version), charges -> charges.find(KEY));
    }

    ProviderStatus status(String account) {
        return host.status().stream()
                .filter(status -> status.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    ProviderStatus.Version status(String account, String version) {
        return status(account).versions().stream()
                .filter(status -> status.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    boolean answers(String account) {
        try {
            return ask(account).isPresent();
        } catch (ProviderException e) {
            return false;
        }
    }

    static Charges scripted(Supplier<Optional<PaymentOutcome>> behaviour) {
        return new Scripted(behaviour);
    }

    static Supplier<Optional<PaymentOutcome>> declining(String reason) {
        return () -> Optional.of(new PaymentOutcome.Declined(reason));
    }

    static String declined(Optional<PaymentOutcome> outcome) {
        return ((PaymentOutcome.Declined) outcome.orElseThrow()).reason();
    }

    static Supplier<Optional<PaymentOutcome>> failing(Fault fault) {
        return throwing(() -> new ProviderException(fault, "scripted"));
    }

    /** Runtime exceptions and errors. */
    static Supplier<Optional<PaymentOutcome>> throwing(Supplier<? extends Throwable> thrown) {
        return () -> {
            Throwable now = thrown.get();
            if (now instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) now;
        };
    }

    static Fault faultOf(ThrowingRunnable call) {
        return assertThrows(ProviderException.class, call).fault();
    }

    static void assertFault(Fault fault, String message, ThrowingRunnable call) {
        ProviderException failure = assertThrows(ProviderException.class, call);
        assertEquals(message, failure.getMessage());
        assertEquals(fault, failure.fault());
    }

    static void await(CountDownLatch latch) {
        try {
            assertTrue("it took too long", latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new ProviderException(UNAVAILABLE, "interrupted", e);
        }
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue("it never came true", System.nanoTime() < end);
            Thread.onSpinWait();
        }
    }

    static boolean noThreadOf(String account) {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(account + "-"));
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
