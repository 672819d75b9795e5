package org.kontor.tracking.domain;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.carrier.Scan.Status;

/** How many scans came with a code that their carrier's plugin does not know, by account, since the server started. */
final class UnknownCodes {

    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    void count(Collection<ReceivedScan> scans) {
        scans.stream()
                .filter(scan -> scan.scan().status() == Status.UNRECOGNISED)
                .forEach(scan -> counts.merge(scan.leg().carrier(), 1L, Long::sum));
    }

    Map<String, Long> byAccount() {
        return new TreeMap<>(counts);
    }
}
