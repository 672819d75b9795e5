package org.kontor.carrier.dhl;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kontor.values.IdempotencyKey;

/**
 * What this account did lately, by key: DHL itself takes a repeated act for a new one. The same key waits for itself;
 * others do not wait. What a server before this one did is not remembered, but a key that is older may be of its doing.
 */
final class Remembered<T> {

    private static final int DONE = 50;
    private static final int DOUBTED = 1000;
    private static final int LOCKS = 64;
    private static final int MILLIS_BITS = 16;

    /** UUIDs that begin with their moment (version 7). */
    private static final Pattern TIMED = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}(-[0-9a-f]{4,12}){2}");

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
                .or(() -> made(key).filter(moment -> moment.isBefore(opened)).map(older -> opened));
    }

    /** When it was asked for at the latest, if it was: {@link #doubted}, or the key's own moment. */
    Instant lastAsked(IdempotencyKey key) {
        return doubted(key).orElseGet(() -> made(key).orElse(opened));
    }

    synchronized void isDone(IdempotencyKey key, T outcome) {
        done.put(key.value(), outcome);
        doubted.remove(key.value());
    }

    synchronized void isDoubted(IdempotencyKey key) {
        doubted.put(key.value(), clock.instant());
    }

    private static Optional<Instant> made(IdempotencyKey key) {
        return Optional.of(key.value())
                .filter(value -> TIMED.matcher(value).matches())
                .map(value -> UUID.fromString(value).getMostSignificantBits() >>> MILLIS_BITS)
                .map(Instant::ofEpochMilli);
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
