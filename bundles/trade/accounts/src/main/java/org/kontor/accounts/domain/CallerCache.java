package org.kontor.accounts.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The callers of the last second by the hash of their token; forgets a revoked one at once. */
@Component(service = CallerCache.class)
public final class CallerCache {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int SIZE = 4096;

    private record Entry(KnownCaller known, Instant readAt) {}

    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long revocations;

    @Activate
    public CallerCache(@Reference Clock clock) {
        this.clock = clock;
    }

    synchronized Optional<KnownCaller> get(String hash) {
        return Optional.ofNullable(entries.get(hash))
                .filter(entry -> clock.instant().isBefore(entry.readAt().plus(FRESH)))
                .map(Entry::known);
    }

    synchronized long revocations() {
        return revocations;
    }

    /** Keeps what was read, unless a key was revoked since {@code revocationsBefore}: it may have been this one. */
    synchronized void put(String hash, KnownCaller known, long revocationsBefore) {
        if (revocations != revocationsBefore) {
            return;
        }
        entries.remove(hash);
        entries.put(hash, new Entry(known, clock.instant()));
        if (entries.size() > SIZE) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized void revoked(UUID credential) {
        revocations++;
        entries.values().removeIf(entry -> entry.known().credential().equals(credential));
    }
}
