package org.kontor.testkit.live.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.Rule;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome.Authorised;
import org.kontor.testkit.TestClock;
import org.kontor.testkit.TestHttp;
import org.kontor.testkit.live.Route;
import org.kontor.toolkit.http.Http;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** A payment plugin and its provider on one clock, and what only the plugin knows of its provider's form. */
public abstract class PaymentStage {

    /** How many payments suffer each misbehaviour. */
    protected static final int COUNT = Integer.getInteger("kontor.misbehaviours", 1);

    /** Longer than a request of ours can be on its way, or Stripe's search is late. */
    protected static final Duration LATER = Duration.ofMinutes(5);

    private static final int AT_ONCE = 8;

    protected final TestClock clock = new TestClock();

    @Rule
    public final PaymentProvider provider = new PaymentProvider(clock);

    @Rule
    public final TestHttp patient = new TestHttp();

    /** Waits long enough for a busy machine, and yet not for an answer that never comes. */
    @Rule
    public final TestHttp hurried = new TestHttp(Duration.ofMillis(800));

    private long next = 123_400;

    /** A new instance of the plugin, as after a restart; the one before is closed. */
    protected abstract Charges open(Http http);

    /** Whose charges succeed. */
    protected abstract PayerToken payer();

    /** True when charges reserve, and captures take. */
    protected abstract boolean reserves();

    /** The call that does this. */
    protected abstract Route route(Act act);

    /** The call that calls off this charge, made with this key. */
    protected abstract Route callingOff(String charge, IdempotencyKey key);

    /** The calls that change nothing. */
    protected abstract Route questions();

    /** A key of the host's, made now. */
    protected final IdempotencyKey key() {
        Instant now = clock.instant();
        long random = UUID.randomUUID().getMostSignificantBits() & 0xfff;
        long most = now.toEpochMilli() << 16 | 0x7000 | random;
        return IdempotencyKey.of(new UUID(most, UUID.randomUUID().getLeastSignificantBits()));
    }

    protected final Act.Charge charge() {
        return new Act.Charge(payer(), Money.of(next++, "USD"), key());
    }

    /** What can befall an act: an answer that denies what was done is no answer to an act. */
    protected static Stream<Trouble> troubles() {
        return Trouble.all().stream().filter(trouble -> !trouble.is(Lie.NOT_FOUND));
    }

    /** A charge that was reserved; its reference. */
    protected final String held(Charges plugin) {
        return ((Authorised) charge().by(plugin)).reference();
    }

    /** A charge whose money was taken; its reference. */
    protected final String taken(Charges plugin) {
        Act.Charge charge = charge();
        charge.by(plugin);
        String id =
                provider.books().paymentOf(charge.key().value()).orElseThrow().id();
        if (reserves()) {
            new Act.Capture(id, charge.amount(), key()).by(plugin);
        }
        return id;
    }

    /** Does all of them, some at the same time; the results in this order. */
    protected static <T> List<T> together(List<? extends Callable<T>> calls) throws Exception {
        return together(calls, AT_ONCE);
    }

    protected static <T> List<T> together(List<? extends Callable<T>> calls, int atOnce) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
