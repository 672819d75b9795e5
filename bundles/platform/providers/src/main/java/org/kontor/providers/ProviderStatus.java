package org.kontor.providers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.values.ProviderException.Fault;

/** How a provider account stands; latencies are milliseconds over the last calls. */
public record ProviderStatus(
        String account,
        String kind,
        List<String> abilities,
        String bundle,
        String version,
        boolean present,
        Instant since,
        String breaker,
        int inFlight,
        int limit,
        long deadlineMillis,
        long calls,
        Map<Fault, Long> faults,
        double p50Millis,
        double p95Millis,
        double p99Millis,
        Optional<Instant> lastGood) {}
