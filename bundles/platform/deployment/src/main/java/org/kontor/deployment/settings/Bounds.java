package org.kontor.deployment.settings;

import java.util.function.LongPredicate;

/** Finds the bound that Metatype keeps to itself: its validation says only on which side of it a number lies. */
final class Bounds {

    private Bounds() {}

    /** The last good number on the way from a good one to a bad one, in either direction. */
    static long last(long good, long bad, LongPredicate isBad) {
        long inside = good;
        long outside = bad;
        while (Math.max(inside, outside) - 1 > Math.min(inside, outside)) {
            long middle = (inside & outside) + ((inside ^ outside) >> 1);
            if (isBad.test(middle)) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return inside;
    }
}
