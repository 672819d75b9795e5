package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.tracking.store.LaneStore;

/** What journeys that arrived teach of their lane's silences; read anew once an hour. */
final class LaneHistory {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_LANES = 10_000;

    private record Known(List<Duration> longest, Instant readAt) {}

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final LaneStore store;
    private final Clock clock;

    LaneHistory(LaneStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The longest silence of each of the lane's newest journeys with this carrier; none where countries were not kept.
     */
    List<Duration> longest(String carrier, Lane lane) {
        if (lane.origin().isEmpty()) {
            return List.of();
        }
        String key = carrier + " " + lane.told();
        Known kept = known.get(key);
        if (kept == null || clock.instant().isAfter(kept.readAt().plus(REMEMBERED))) {
            if (known.size() >= MOST_LANES) {
                known.clear();
            }
            kept = new Known(store.longestGaps(carrier, lane), clock.instant());
            known.put(key, kept);
        }
        return kept.longest();
    }

    /** Keeps what the journeys that arrived teach. */
    void learn(Collection<Outcome> outcomes) {
        Map<Journey, Duration> lessons = new LinkedHashMap<>();
        outcomes.forEach(outcome -> outcome.lesson().ifPresent(longest -> lessons.put(outcome.journey(), longest)));
        store.insert(lessons, clock.instant());
    }

    static Duration longestSilence(Instant shippedAt, List<ReceivedScan> scans) {
        Instant before = shippedAt;
        Duration longest = Duration.ZERO;
        for (ReceivedScan received : scans) {
            Instant at = received.scan().at().toInstant();
            Duration gap = Duration.between(before, at);
            longest = gap.compareTo(longest) > 0 ? gap : longest;
            before = at.isAfter(before) ? at : before;
        }
        return longest;
    }
}
