package org.kontor.providers.host;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.kontor.values.ProviderException.Fault;

/** How the calls of one account, or of one version of it, went; latencies of the last 512. */
final class Statistics {

    private static final double NANOS_PER_MILLI = 1e6;

    private final AtomicLongArray ring = new AtomicLongArray(512);
    private final AtomicLong calls = new AtomicLong();
    private final Map<Fault, AtomicLong> faults = new EnumMap<>(Fault.class);
    private final AtomicReference<Instant> lastGood = new AtomicReference<>();

    Statistics() {
        for (Fault fault : Fault.values()) {
            faults.put(fault, new AtomicLong());
        }
    }

    void good(long nanos, Instant when) {
        good(nanos);
        lastGood.set(when);
    }

    void good(long nanos) {
        count(nanos);
    }

    void bad(long nanos, Fault fault) {
        count(nanos);
        refused(fault);
    }

    /** A call that never started has no latency. */
    void refused(Fault fault) {
        faults.get(fault).incrementAndGet();
    }

    long calls() {
        return calls.get();
    }

    Optional<Instant> lastGood() {
        return Optional.ofNullable(lastGood.get());
    }

    long failures() {
        return faults.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** Only those that happened. */
    Map<Fault, Long> faults() {
        Map<Fault, Long> seen = new EnumMap<>(Fault.class);
        faults.forEach((fault, count) -> {
            if (count.get() > 0) {
                seen.put(fault, count.get());
            }
        });
        return seen;
    }

    /** The milliseconds that this share of the recent calls stayed within, for each share asked. */
    double[] percentiles(double... shares) {
        long[] recent = new long[(int) Math.min(calls.get(), ring.length())];
        Arrays.setAll(recent, ring::get);
        Arrays.sort(recent);
        return Arrays.stream(shares)
                .map(share -> recent.length == 0
                        ? 0
                        : recent[Math.max(0, (int) Math.ceil(share * recent.length) - 1)] / NANOS_PER_MILLI)
                .toArray();
    }

    private void count(long nanos) {
        ring.set((int) (calls.getAndIncrement() % ring.length()), nanos);
    }
}
