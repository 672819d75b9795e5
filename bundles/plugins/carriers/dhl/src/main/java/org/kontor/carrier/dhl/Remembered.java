package org.kontor.carrier.dhl;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.values.IdempotencyKey;

/**
 * What this account did lately, by key: DHL itself takes a repeated act for a new one. The same key waits for itself;
 * others do not wait. What a server before this one did is not remembered, but a key that is older may be of its doing.
 */
final class Remembered<T> {

    private static final int DONE = 50;
    private static final int DOUBTED = 1000;
    private static final int LOCKS = 64;

    private final Map<String, T> done = latest(DONE);
    private final Map<String, Instant> doubted = latest(DOUBTED);
    private final Object[] locks = new Object[LOCKS];
    private final Clock clock;
    private final Instant opened;

    Remembered(Clock clock) {
        this.clock = clock;
        this.opened = clock.instant();
        for (int lock = 0; lock < LOCKS; lock++) {
            locks[lock] = new Object();
        }
    }

    /** Runs one act of the key at a time. */
    <R> R oneAtATime(IdempotencyKey key, Supplier<R> act) {
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            return act.get();
        }
    }

    synchronized Optional<T> done(IdempotencyKey key) {
        return Optional.ofNullable(done.get(key.value()));
    }

    /** Since when nobody knows what became of it. An old key may be of an earlier server's doing. */
    synchronized Optional<Instant> doubted(IdempotencyKey key) {
        return Optional.ofNullable(doubted.get(key.value()))
                .or(() -> key.madeAt().filter(made -> made.isBefore(opened)).map(older -> opened));
    }

    /** When it was asked for at the latest, if it was: {@link #doubted}, or the key's own moment. */
    Instant lastAsked(IdempotencyKey key) {
        return doubted(key).or(key::madeAt).orElse(opened);
    }

    synchronized void isDone(IdempotencyKey key, T outcome) {
        done.put(key.value(), outcome);
        doubted.remove(key.value());
    }

    synchronized void isDoubted(IdempotencyKey key) {
        doubted.put(key.value(), clock.instant());
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
