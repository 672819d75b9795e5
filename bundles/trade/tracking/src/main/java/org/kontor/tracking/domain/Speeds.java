package org.kontor.tracking.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goods that would have been faster than an aircraft; claimed only between places and zones that are surely known. */
final class Speeds {

    private static final int FASTEST_KM_PER_HOUR = 1_000;
    /** A hub is not where its town's name stands on the map. */
    private static final int UNCERTAIN_KM = 200;

    private static final double SHORTEST_HOURS = 0.25;

    private Speeds() {}

    static List<Contradiction> in(List<ReceivedScan> scans) {
        List<Contradiction> found = new ArrayList<>();
        Optional<ReceivedScan> before = Optional.empty();
        for (ReceivedScan received : scans) {
            if (Places.surely(received.scan())) {
                before.flatMap(start -> tooFast(start, received)).ifPresent(found::add);
                before = Optional.of(received);
            }
        }
        return found;
    }

    private static Optional<Contradiction> tooFast(ReceivedScan from, ReceivedScan to) {
        int km = Places.kilometres(from.scan().place(), to.scan().place()).orElse(0);
        Duration took = Duration.between(from.scan().at(), to.scan().at());
        double hours = Math.max(SHORTEST_HOURS, took.toMinutes() / 60.0);
        if ((km - UNCERTAIN_KM) / hours <= FASTEST_KM_PER_HOUR) {
            return Optional.empty();
        }
        return Optional.of(new Contradiction(
                Contradiction.Kind.IMPOSSIBLE_SPEED,
                from.told() + ", then " + to.told() + ": " + km + " km in " + took.toMinutes() + " minutes"));
    }
}
