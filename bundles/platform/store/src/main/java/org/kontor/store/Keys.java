package org.kontor.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Time-ordered ids (UUID version 7, RFC 9562): rows written together lie together. */
public final class Keys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private Keys() {}

    /** Never goes back within one server: 48 bits of milliseconds, 12 of a counter, 62 random. */
    public static UUID fresh() {
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << 12));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xfffL);
        return new UUID(high, (RANDOM.nextLong() >>> 2) | 0x8000000000000000L);
    }

    /** The least key that any server can have made at this moment or later. */
    public static UUID at(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16 | 0x7000L, 0x8000000000000000L);
    }
}
