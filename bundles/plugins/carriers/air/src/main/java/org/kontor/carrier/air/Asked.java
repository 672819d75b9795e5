package org.kontor.carrier.air;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.values.IdempotencyKey;

/**
 * The keys of which an airline may have a booking that cannot be found by our address: it must not be asked for them
 * again. What a server before this one asked for is not remembered, but a key that is older may be of its doing.
 */
final class Asked {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Instant opened;

    Asked(InstantSource clock) {
        this.opened = clock.instant();
    }

    /** True for one caller alone, who may ask. */
    boolean isFirst(IdempotencyKey key) {
        boolean isOlder = key.madeAt().filter(made -> made.isBefore(opened)).isPresent();
        return !isOlder && keys.add(key.value());
    }

    /** The airline made nothing of it. */
    void inVain(IdempotencyKey key) {
        keys.remove(key.value());
    }
}
