package org.kontor.providers.host;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.kontor.providers.trial.TrialRun;
import org.kontor.values.ProviderException;

/** One call on its way: run by a thread of the plugin's own pool, awaited by its caller until the deadline. */
class Call<R> extends FutureTask<R> {

    /** Asking changes nothing; acting may have happened although we never hear of it. */
    enum Kind {
        ASK,
        ACT
    }

    /** POISONED: nobody waits for it any more, it was interrupted, and it still runs. */
    private enum Stage {
        QUEUED,
        ABANDONED,
        RUNNING,
        POISONED,
        ENDED
    }

    private final Instance instance;
    private final Request<?, R> request;
    private final Optional<TrialRun> trial;
    private final boolean apart;
    private final long startNanos = System.nanoTime();
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);
    private volatile long endNanos;
    private volatile R answered;
    private Optional<Echo<R>> echo = Optional.empty();

    /** {@code trial}: that it counts in. {@code apart}: how it ends says nothing about the account's rest. */
    Call(Instance instance, Request<?, R> request, Optional<TrialRun> trial, boolean apart) {
        super(() -> instance.carryOut(request));
        this.instance = instance;
        this.request = request;
        this.trial = trial;
        this.apart = apart;
    }

    Instance instance() {
        return instance;
    }

    Optional<UUID> trade() {
        return request.target().trade();
    }

    Optional<TrialRun> trial() {
        return trial;
    }

    boolean isApart() {
        return apart;
    }

    /** For the thread that awaits the call. */
    void copied(Echo<R> copy) {
        echo = Optional.of(copy);
    }

    Optional<Echo<R>> echo() {
        return echo;
    }

    @Override
    public void run() {
        try {
            if (stage.compareAndSet(Stage.QUEUED, Stage.RUNNING)) {
                carryOut();
            }
        } finally {
            instance.leave(this);
        }
    }

    /** Nobody waits for it any more: it never starts, or is interrupted. */
    void abandon() {
        if (stage.compareAndSet(Stage.QUEUED, Stage.ABANDONED)) {
            instance.dequeue(this);
        } else if (stage.compareAndSet(Stage.RUNNING, Stage.POISONED)) {
            instance.poisoned();
        }
        cancel(true);
    }

    /** Somebody is there to take the answer. */
    boolean isAwaited() {
        return stage.get() == Stage.QUEUED || stage.get() == Stage.RUNNING;
    }

    /** The result, never null; whatever else came of it is a {@link ProviderException}. */
    R await() {
        try {
            return get(left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw lost(late());
        } catch (CancellationException e) {
            throw lost(left().isNegative() ? late() : "was removed before it answered");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost("was not waited for: this server is stopping");
        } catch (ExecutionException e) {
            throw failure().of(e.getCause());
        }
    }

    /** Waits so long at most, and neither takes the answer nor gives the call up. */
    boolean endsWithin(Duration patience) {
        try {
            get(Math.min(patience.toNanos(), left().toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return left().isNegative();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException e) {
            return true;
        }
        return true;
    }

    /** Of a call that has ended; empty when it failed. */
    Optional<R> answer() {
        return isCancelled() ? Optional.empty() : Optional.ofNullable(answered);
    }

    Duration deadline() {
        return instance.limits().deadline(request.kind());
    }

    /** Until the deadline. */
    Duration left() {
        return deadline().minusNanos(System.nanoTime() - startNanos);
    }

    /** From the start until it ended, or until now when it never did. */
    Duration took() {
        long end = endNanos;
        return Duration.ofNanos((end == 0 ? System.nanoTime() : end) - startNanos);
    }

    @Override
    protected void set(R result) {
        endNanos = System.nanoTime();
        answered = result;
        super.set(result);
    }

    /** On the plugin's thread, as recounting needs it. */
    @Override
    protected void setException(Throwable thrown) {
        endNanos = System.nanoTime();
        super.setException(Failure.told(instance.arrival().account(), thrown));
    }

    private void carryOut() {
        PluginThread.begins(this);
        try {
            super.run();
        } finally {
            PluginThread.ends();
            if (stage.getAndSet(Stage.ENDED) == Stage.POISONED) {
                instance.poison().release();
            }
        }
    }

    private String late() {
        return "did not answer within " + deadline().toMillis() + " ms";
    }

    private ProviderException lost(String how) {
        abandon();
        return failure().lost(how, stage.get() != Stage.ABANDONED);
    }

    private Failure failure() {
        return new Failure(instance, request.kind());
    }
}
