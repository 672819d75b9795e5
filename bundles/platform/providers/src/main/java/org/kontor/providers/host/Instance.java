package org.kontor.providers.host;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** One plugin service with its own threads. A call is a lease: {@link #close} refuses new ones, awaits the rest. */
final class Instance {

    private static final long IDLE_SECONDS = 30;

    private final Arrival arrival;
    private final Limits limits;
    private final Poison poison;
    private final Complaints complaints;
    private final boolean rehearsal;
    private final ThreadPoolExecutor pool;
    private final Statistics statistics = new Statistics();
    private final Set<Call<?>> leases = new HashSet<>();
    private boolean closed;

    /** {@code poisonOfAll} is the account's, of which this instance's is a part. */
    Instance(Arrival arrival, Limits limits, Poison poisonOfAll, Complaints complaints) {
        this.arrival = arrival;
        this.limits = limits;
        this.poison = poisonOfAll.part(limits.limit());
        this.complaints = complaints;
        this.rehearsal = arrival.isRehearsal();
        AtomicInteger number = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(
                limits.limit(),
                limits.limit(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Math.max(1, limits.queue())),
                work -> new PluginThread(work, arrival.account() + "-" + number.incrementAndGet()));
        pool.allowCoreThreadTimeOut(true);
    }

    Arrival arrival() {
        return arrival;
    }

    String plugin() {
        return arrival.bundle();
    }

    String version() {
        return arrival.version();
    }

    boolean isRehearsal() {
        return rehearsal;
    }

    Limits limits() {
        return limits;
    }

    Poison poison() {
        return poison;
    }

    Complaints complaints() {
        return complaints;
    }

    Statistics statistics() {
        return statistics;
    }

    boolean can(Class<?> ability) {
        return arrival.abilities().contains(ability);
    }

    /** False when this instance is leaving; UNAVAILABLE when its threads are stuck or its queue is full. */
    boolean start(Call<?> call) {
        refuseWhenStuck();
        if (!enter(call)) {
            return false;
        }
        try {
            pool.execute(call);
            return true;
        } catch (RejectedExecutionException e) {
            leave(call);
            throw new ProviderException(
                    Fault.UNAVAILABLE, arrival.account() + " is busy with " + inFlight() + " calls", e);
        }
    }

    /** On one of this instance's threads; what comes back is complete. */
    <S, R> R carryOut(Request<S, R> request) {
        S service = request.ability().cast(arrival.service());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(service.getClass().getClassLoader());
        try {
            R answer = request.function().apply(service);
            if (answer == null) {
                throw new Breach("answered nothing at all");
            }
            return Solid.of(answer);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    synchronized int inFlight() {
        return leases.size();
    }

    /**
     * Stops new calls, waits this long for those that somebody awaits, interrupts the rest and ends the threads. A thread
     * that ignores that goes on until its call ends, counted as poisoned.
     */
    void close(Duration patience) {
        drain(patience.toNanos()).forEach(Call::abandon);
        pool.shutdownNow();
    }

    /** Ends the lease. */
    synchronized void leave(Call<?> call) {
        leases.remove(call);
        notifyAll();
    }

    /** One of the threads has been interrupted and runs on, for nobody. */
    void poisoned() {
        poison.add();
        synchronized (this) {
            notifyAll();
        }
    }

    /** Takes a call that nobody awaits any more out of the queue. */
    void dequeue(Call<?> call) {
        if (pool.remove(call)) {
            leave(call);
        }
    }

    private void refuseWhenStuck() {
        if (poison.isFull()) {
            refuse("all its " + poison.threads() + " threads ignore that they were interrupted");
        }
        if (poison.isRestricted()) {
            refuse("some of its threads ignore that they were interrupted, and no more such threads are allowed");
        }
    }

    private void refuse(String why) {
        String sentence = arrival.account() + " is stuck: " + why;
        complaints.about("stuck", sentence);
        throw new ProviderException(Fault.UNAVAILABLE, sentence);
    }

    private synchronized boolean enter(Call<?> call) {
        return !closed && leases.add(call);
    }

    private synchronized List<Call<?>> drain(long patienceNanos) {
        closed = true;
        long end = System.nanoTime() + patienceNanos;
        try {
            for (long left = patienceNanos; isAwaited() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(leases);
    }

    private boolean isAwaited() {
        return leases.stream().anyMatch(Call::isAwaited);
    }
}
