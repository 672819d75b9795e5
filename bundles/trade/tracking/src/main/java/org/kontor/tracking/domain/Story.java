package org.kontor.tracking.domain;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Scan;
import org.kontor.tracking.Case;

/**
 * All that is known of a journey: its legs, their scans merged, oldest first, those of them that are new, its cases.
 */
record Story(List<Leg> legs, List<ReceivedScan> scans, List<ReceivedScan> fresh, List<Case> cases) {

    private static final Comparator<ReceivedScan> OLDEST_FIRST = Comparator.comparing(
                    (ReceivedScan received) -> received.scan().at(), OffsetDateTime.timeLineOrder())
            .thenComparing(received -> received.scan().id());

    Story {
        legs = List.copyOf(legs);
        scans = scans.stream().sorted(OLDEST_FIRST).toList();
        fresh = List.copyOf(fresh);
        cases = List.copyOf(cases);
    }

    /** The scans of these goods, without those of an earlier shipment with the same number. */
    List<ReceivedScan> ours(Instant shippedAt) {
        return scans.stream()
                .filter(scan -> !ScanTimes.ofEarlierShipment(scan, shippedAt))
                .toList();
    }

    /** The newest news of these goods; a leg that ends before the buyer's door has not delivered them. */
    Optional<Scan> latest(Instant shippedAt) {
        List<ReceivedScan> ours = ours(shippedAt);
        return ours.isEmpty() ? Optional.empty() : Optional.of(Arrivals.toTheBuyer(ours.get(ours.size() - 1), legs));
    }

    List<Contradiction> contradictions(Instant shippedAt) {
        return Contradictions.undecided(scans, shippedAt, cases);
    }
}
