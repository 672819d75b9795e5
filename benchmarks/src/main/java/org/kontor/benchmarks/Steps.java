package org.kontor.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.ConcurrentHistogram;

/** How long each step of a trade took, in microseconds. */
final class Steps {

    private static final long LONGEST = 60_000_000;

    private final Map<String, ConcurrentHistogram> times = new LinkedHashMap<>();

    Steps(String... names) {
        for (String name : names) {
            times.put(name, new ConcurrentHistogram(LONGEST, 3));
        }
    }

    void took(String step, long nanos) {
        times.get(step).recordValue(Math.min(LONGEST, Math.max(1, nanos / 1_000)));
    }

    Map<String, ConcurrentHistogram> times() {
        return times;
    }

    double millis(String step, double percentile) {
        return times.get(step).getValueAtPercentile(percentile) / 1_000.0;
    }
}
