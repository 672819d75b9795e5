package org.kontor.shell;

import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Switchboard;

/** How the console says how provider accounts stand. */
final class ProviderWords {

    private ProviderWords() {}

    static String state(ProviderStatus status) {
        return status.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static long failures(ProviderStatus status) {
        return status.faults().values().stream().mapToLong(Long::longValue).sum();
    }

    static String faults(ProviderStatus status) {
        return new TreeMap<>(status.faults())
                .entrySet().stream()
                        .map(fault -> fault.getValue() + " " + fault.getKey())
                        .collect(Collectors.joining(", "));
    }

    /** Against the limit, and how many of the threads are stuck. */
    static String inFlight(ProviderStatus status) {
        String stuck = status.poisoned() == 0 ? "" : ", " + status.poisoned() + " stuck";
        return status.inFlight() + "/" + status.limit() + stuck;
    }

    /** Those that are here, with their parts of the calls when there are several. */
    static String versions(ProviderStatus status) {
        if (status.versions().size() < 2) {
            return status.version();
        }
        return status.versions().stream()
                .map(version -> version.version() + " " + version.percent() + " %")
                .collect(Collectors.joining(", "));
    }

    static String side(Switchboard.Side side) {
        return side.calls() + " calls, " + side.failures() + " failed, p50 " + Words.milliseconds(side.p50Millis())
                + ", p95 " + Words.milliseconds(side.p95Millis()) + ", p99 " + Words.milliseconds(side.p99Millis());
    }
}
