package org.kontor.providers.trial;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** Any number of latencies in buckets at most a sixteenth wide; adding one is one increment. */
final class Latencies {

    private static final int PARTS = 16;
    private static final int PARTS_BITS = 4;
    private static final double MICROS_PER_MILLI = 1_000;

    private final AtomicLongArray buckets = new AtomicLongArray(PARTS * (Long.SIZE - PARTS_BITS));

    void add(long nanos) {
        buckets.incrementAndGet(bucket(Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos))));
    }

    /** The milliseconds that this share of all stayed within; 0 when there is none. */
    double percentile(double share) {
        long rank = (long) Math.ceil(share * countFrom(0));
        long seen = 0;
        for (int i = 0; i < buckets.length() && rank > 0; i++) {
            seen += buckets.get(i);
            if (seen >= rank) {
                return (lowest(i) + lowest(i + 1)) / 2.0 / MICROS_PER_MILLI;
            }
        }
        return 0;
    }

    /** How many took longer, as far as the buckets can tell. */
    long slowerThan(double millis) {
        return countFrom(bucket((long) (millis * MICROS_PER_MILLI)) + 1);
    }

    private long countFrom(int first) {
        long count = 0;
        for (int i = first; i < buckets.length(); i++) {
            count += buckets.get(i);
        }
        return count;
    }

    /** Microseconds up to 31 have a bucket each; above, the first five binary digits name the bucket. */
    private static int bucket(long micros) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(micros) - PARTS_BITS - 1);
        return (int) (shift * PARTS + (micros >> shift));
    }

    private static double lowest(int bucket) {
        int shift = Math.max(0, bucket / PARTS - 1);
        return Math.scalb((double) (bucket - shift * PARTS), shift);
    }
}
