package org.kontor.work;

/**
 * A named place where a test may kill the server: start it with {@code -Dkontor.crash=NAME} and it halts there the first
 * time. Costs one comparison when unarmed.
 */
public final class CrashPoint {

    private static final String ARMED = System.getProperty("kontor.crash", "");

    private CrashPoint() {}

    public static void hit(String name) {
        if (ARMED.equals(name)) {
            Runtime.getRuntime().halt(137);
        }
    }
}
