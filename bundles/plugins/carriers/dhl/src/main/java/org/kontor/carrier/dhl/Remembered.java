package org.kontor.carrier.dhl;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this account did lately, by key: DHL itself takes a repeated act for a new one. The same key waits for itself;
 * others do not wait.
 */
final class Remembered<T> {

    private static final int DONE = 50;
    private static final int DOUBTED = 1000;
    private static final int LOCKS = 64;

    private final Map<String, T> done = latest(DONE);
    private final Map<String, Instant> doubted = latest(DOUBTED);
    private final Object[] locks = new Object[LOCKS];

    Remembered() {
        for (int lock = 0; lock < LOCKS; lock++) {
            locks[lock] = new Object();
        }
    }

    /** Runs one act of the key at a time. */
    <R> R oneAtATime(String key, Supplier<R> act) {
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            return act.get();
        }
    }

    synchronized Optional<T> done(String key) {
        return Optional.ofNullable(done.get(key));
    }

    /** Since when nobody knows what became of it; empty when that is known, or was long ago. */
    synchronized Optional<Instant> doubted(String key) {
        return Optional.ofNullable(doubted.get(key));
    }

    synchronized void isDone(String key, T outcome) {
        done.put(key, outcome);
        doubted.remove(key);
    }

    synchronized void isDoubted(String key, Instant now) {
        doubted.put(key, now);
    }

    private static <V> Map<String, V> latest(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
