package org.kontor.tracking.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Scan.Status;

/** Two sources of one journey that tell of the same goods what cannot both be. */
final class Disagreements {

    /** One source may learn of a delivery as much later than another. */
    private static final Duration SAME_DELIVERY = Duration.ofHours(12);

    private static final int SAME_TOWN_KM = 150;

    private Disagreements() {}

    /** Each element is what one source told. */
    static List<Contradiction> between(Collection<List<ReceivedScan>> sources) {
        List<Leg> legs = sources.stream().map(told -> told.get(0).leg()).toList();
        List<Contradiction> found = new ArrayList<>();
        for (List<ReceivedScan> source : sources) {
            Optional<ReceivedScan> arrival = delivered(source).filter(scan -> Arrivals.arriving(scan.leg(), legs));
            for (List<ReceivedScan> other : sources) {
                if (other != source && other.get(0).leg().kind().reachesTheDoor()) {
                    arrival.flatMap(scan -> against(scan, other)).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Contradiction> against(ReceivedScan arrival, List<ReceivedScan> other) {
        return other.stream()
                .filter(scan -> moves(scan, arrival) || deliversElse(scan, arrival))
                .findFirst()
                .map(scan -> new Contradiction(
                        Contradiction.Kind.SOURCES_DISAGREE,
                        arrival.leg().told() + ": " + arrival.told() + ", but "
                                + scan.leg().told() + ": " + scan.told()));
    }

    private static boolean moves(ReceivedScan scan, ReceivedScan arrival) {
        Status status = scan.scan().status();
        boolean moving = Contradictions.ON_THE_WAY.contains(status) || status == Status.RETURNING;
        return moving
                && scan.scan()
                        .at()
                        .minus(Contradictions.CLOCKS)
                        .isAfter(arrival.scan().at());
    }

    /** Only of sources that end at the same door: a vessel delivers days before the lorry does. */
    private static boolean deliversElse(ReceivedScan scan, ReceivedScan arrival) {
        if (scan.scan().status() != Status.DELIVERED
                || scan.leg().kind() != arrival.leg().kind()) {
            return false;
        }
        Duration apart = Duration.between(scan.scan().at(), arrival.scan().at()).abs();
        return apart.compareTo(SAME_DELIVERY) > 0
                || Places.apart(scan.scan().place(), arrival.scan().place(), SAME_TOWN_KM);
    }

    private static Optional<ReceivedScan> delivered(List<ReceivedScan> scans) {
        return scans.stream()
                .filter(received -> received.scan().status() == Status.DELIVERED)
                .findFirst();
    }
}
