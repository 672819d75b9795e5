package org.kontor.deployment.desk;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Component;

/** One operation at a time on each plugin. */
@Component(service = Lanes.class)
public final class Lanes {

    static final String BUSY = "plugin-busy";

    private static final String KEEPING = "bringing it to what is wanted";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConcurrentMap<String, String> busy = new ConcurrentHashMap<>();

    /** Held until it is closed. */
    interface Lane extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Throws {@link TradeRuleException} CONFLICT when somebody else does something to the plugin at this moment; what the
     * server itself does to it is waited for.
     */
    Lane take(String plugin, String operation) {
        String other = busy.putIfAbsent(plugin, operation);
        if (KEEPING.equals(other) && awaitFree(plugin, PATIENCE)) {
            other = busy.putIfAbsent(plugin, operation);
        }
        if (other != null) {
            throw TradeRuleException.conflict(
                    BUSY, plugin + " is busy: " + other, "Wait until that is done and repeat");
        }
        return () -> leave(plugin);
    }

    /** As {@link #take}, for the time of the work. */
    <T> T alone(String plugin, String operation, Supplier<T> work) {
        Lane lane = take(plugin, operation);
        try {
            return work.get();
        } finally {
            lane.close();
        }
    }

    /** False, and nothing done, when something else is done to the plugin at this moment. */
    boolean aloneNow(String plugin, Runnable work) {
        if (busy.putIfAbsent(plugin, KEEPING) != null) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            leave(plugin);
        }
    }

    /** False when the plugin is still busy after that time. */
    synchronized boolean awaitFree(String plugin, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos(); busy.containsKey(plugin) && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !busy.containsKey(plugin);
    }

    private synchronized void leave(String plugin) {
        busy.remove(plugin);
        notifyAll();
    }
}
