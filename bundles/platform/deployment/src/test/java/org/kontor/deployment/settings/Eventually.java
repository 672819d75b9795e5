package org.kontor.deployment.settings;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads do. */
final class Eventually {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Eventually() {}

    static void await(String what, BooleanSupplier condition) {
        await(() -> what, condition);
    }

    /** {@code what} is asked only when time is up. */
    static void await(Supplier<String> what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new AssertionError("not in time: " + what.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
