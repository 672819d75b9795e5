package org.kontor.providers.trial;

import java.util.concurrent.atomic.AtomicLong;
import org.kontor.providers.Switchboard.Side;

/** How the calls of one side of a trial went. */
final class Tally {

    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final Latencies latencies = new Latencies();

    void add(long nanos, boolean failed) {
        latencies.add(nanos);
        if (failed) {
            failures.incrementAndGet();
        }
        calls.incrementAndGet();
    }

    long calls() {
        return calls.get();
    }

    long failures() {
        return Math.min(failures.get(), calls.get());
    }

    double p95() {
        return latencies.percentile(0.95);
    }

    /** At most as many as the calls, which may be counted a moment later. */
    long slowerThan(double millis) {
        return Math.min(latencies.slowerThan(millis), calls.get());
    }

    Side side(String version) {
        return new Side(version, calls(), failures(), latencies.percentile(0.5), p95(), latencies.percentile(0.99));
    }
}
