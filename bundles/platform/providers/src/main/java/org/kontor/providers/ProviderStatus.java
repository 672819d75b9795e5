package org.kontor.providers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.values.ProviderException.Fault;

/**
 * How a provider account stands; latencies are milliseconds over the last calls. {@code since} is when it came or went,
 * {@code version} the one that serves or served, {@code trial} how the version in trial does in all the plugin's accounts.
 */
public record ProviderStatus(
        String account,
        String kind,
        List<String> abilities,
        String bundle,
        String version,
        State state,
        Optional<String> switchedOffBecause,
        Instant since,
        String breaker,
        int inFlight,
        int limit,
        int poisoned,
        long deadlineMillis,
        long calls,
        Map<Fault, Long> faults,
        double p50Millis,
        double p95Millis,
        double p99Millis,
        Optional<Instant> lastGood,
        List<Version> versions,
        Optional<Switchboard.Comparison> trial) {

    public enum State {
        HERE,
        /** Here, and by an operator's word not called. */
        SWITCHED_OFF,
        GONE
    }

    /**
     * One version of the plugin that is here, since it came: {@code share} says which calls it gets, {@code percent} how
     * many of those that name no version. {@code poisoned} threads went on after they were interrupted.
     */
    public record Version(
            String version,
            String share,
            int percent,
            long calls,
            long failures,
            double p50Millis,
            double p95Millis,
            double p99Millis,
            int inFlight,
            int poisoned) {}

    public ProviderStatus {
        abilities = List.copyOf(abilities);
        versions = List.copyOf(versions);
    }
}
