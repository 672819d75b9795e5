package org.kontor.providers.host;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call on its way: run by a thread of the plugin's own pool, awaited by its caller until the deadline. */
final class Call<R> extends FutureTask<R> {

    /** Asking changes nothing; acting may have happened although we never hear of it. */
    enum Kind {
        ASK,
        ACT
    }

    private enum Stage {
        QUEUED,
        RUNNING,
        ABANDONED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final String account;
    private final Kind kind;
    private final Duration deadline;
    private final Consumer<Call<?>> afterwards;
    private final long startNanos = System.nanoTime();
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);
    private volatile long endNanos;

    Call(String account, Kind kind, Duration deadline, Callable<R> work, Consumer<Call<?>> afterwards) {
        super(work);
        this.account = account;
        this.kind = kind;
        this.deadline = deadline;
        this.afterwards = afterwards;
    }

    @Override
    public void run() {
        try {
            if (stage.compareAndSet(Stage.QUEUED, Stage.RUNNING)) {
                super.run();
            }
        } finally {
            afterwards.accept(this);
        }
    }

    @Override
    protected void set(R result) {
        endNanos = System.nanoTime();
        super.set(result);
    }

    @Override
    protected void setException(Throwable thrown) {
        endNanos = System.nanoTime();
        super.setException(thrown);
    }

    /** The result, never null; whatever else came of it is a {@link ProviderException}. */
    R await() {
        try {
            R result = get(deadline.toNanos() - (System.nanoTime() - startNanos), TimeUnit.NANOSECONDS);
            if (result == null) {
                throw new ProviderException(lostFault(Fault.UNINTELLIGIBLE), account + " answered nothing at all");
            }
            return result;
        } catch (TimeoutException e) {
            throw lost("did not answer within " + deadline.toMillis() + " ms");
        } catch (CancellationException e) {
            throw lost("was removed before it answered");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost("was not waited for: this server is stopping");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** From the start until it ended, or until now when it never did. */
    Duration took() {
        long end = endNanos;
        return Duration.ofNanos((end == 0 ? System.nanoTime() : end) - startNanos);
    }

    private ProviderException lost(String how) {
        boolean neverStarted = stage.compareAndSet(Stage.QUEUED, Stage.ABANDONED) || stage.get() == Stage.ABANDONED;
        cancel(true);
        return new ProviderException(
                neverStarted ? Fault.UNAVAILABLE : lostFault(Fault.UNAVAILABLE), account + " " + how);
    }

    private ProviderException failure(Throwable thrown) {
        if (thrown instanceof ProviderException failure) {
            return kind == Kind.ASK && failure.fault() == Fault.IN_DOUBT
                    ? new ProviderException(Fault.UNAVAILABLE, failure.getMessage(), failure)
                    : failure;
        }
        LOG.error("{} broke its contract", account, thrown);
        return new ProviderException(
                lostFault(Fault.UNINTELLIGIBLE),
                account + " broke its contract with a " + thrown.getClass().getSimpleName(),
                thrown);
    }

    private Fault lostFault(Fault whenAsking) {
        return kind == Kind.ASK ? whenAsking : Fault.IN_DOUBT;
    }
}
