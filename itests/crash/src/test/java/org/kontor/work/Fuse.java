package org.kontor.work;

/** Arms a crash point of a server that runs already. */
public final class Fuse {

    private Fuse() {}

    public static void light(String point, int nth) {
        CrashPoint.arm(point, nth);
    }
}
