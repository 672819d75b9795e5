package org.kontor.providers.host;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** One plugin service with its own threads. A call is a lease: {@link #close} refuses new ones, awaits the rest. */
final class Instance {

    private static final long IDLE_SECONDS = 30;

    private final Arrival arrival;
    private final Limits limits;
    private final ThreadPoolExecutor pool;
    private final Set<Call<?>> leases = new HashSet<>();
    private boolean closed;

    Instance(Arrival arrival, Limits limits) {
        this.arrival = arrival;
        this.limits = limits;
        AtomicInteger number = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(
                limits.limit(),
                limits.limit(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Math.max(1, limits.queue())),
                work -> thread(work, arrival.account() + "-" + number.incrementAndGet()));
        pool.allowCoreThreadTimeOut(true);
    }

    Arrival arrival() {
        return arrival;
    }

    Limits limits() {
        return limits;
    }

    boolean can(Class<?> ability) {
        return arrival.abilities().contains(ability);
    }

    /** The call, started; empty when this instance is leaving; UNAVAILABLE when its queue is full. */
    <S, R> Optional<Call<R>> start(Call.Kind kind, Class<S> ability, Function<S, R> function) {
        S service = ability.cast(arrival.service());
        Call<R> call = new Call<>(
                arrival.account(),
                kind,
                limits.deadline(kind),
                () -> asThePlugin(() -> function.apply(service)),
                this::leave);
        if (!enter(call)) {
            return Optional.empty();
        }
        try {
            pool.execute(call);
            return Optional.of(call);
        } catch (RejectedExecutionException e) {
            leave(call);
            throw new ProviderException(
                    Fault.UNAVAILABLE, arrival.account() + " is busy with " + inFlight() + " calls", e);
        }
    }

    synchronized int inFlight() {
        return leases.size();
    }

    /** Stops new calls, waits this long for the running ones, interrupts the rest and ends the threads. */
    void close(Duration patience) {
        for (Call<?> late : drain(patience.toNanos())) {
            late.cancel(true);
        }
        pool.shutdownNow();
    }

    private synchronized boolean enter(Call<?> call) {
        return !closed && leases.add(call);
    }

    private synchronized void leave(Call<?> call) {
        leases.remove(call);
        notifyAll();
    }

    private synchronized List<Call<?>> drain(long patienceNanos) {
        closed = true;
        long end = System.nanoTime() + patienceNanos;
        try {
            for (long left = patienceNanos; !leases.isEmpty() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(leases);
    }

    private <R> R asThePlugin(Supplier<R> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(arrival.service().getClass().getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setContextClassLoader(null);
        thread.setDaemon(true);
        return thread;
    }
}
