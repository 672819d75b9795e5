package org.kontor.work;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A named place where a test may kill the server: start it with {@code -Dkontor.crash=NAME} and it halts there the first
 * time, or with {@code -Dkontor.crash.hit=N} as well the Nth. Costs one comparison when unarmed.
 */
public final class CrashPoint {

    private static final AtomicInteger LEFT = new AtomicInteger(Integer.getInteger("kontor.crash.hit", 1));
    private static volatile String armed = System.getProperty("kontor.crash", "");

    private CrashPoint() {}

    public static void hit(String name) {
        if (armed.equals(name) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(137);
        }
    }

    /** From now on, whatever the server was started with. */
    static void arm(String name, int nth) {
        LEFT.set(nth);
        armed = name;
    }
}
