package org.kontor.tracking.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;

/**
 * Times of one leg's scans that cannot be: in the future, before the goods were handed over, of an earlier shipment.
 */
final class ScanTimes {

    /** Nobody hands over this late: such scans are of whoever had the number before. */
    static final Duration EARLIER_SHIPMENT = Duration.ofDays(60);

    /** Scans that come in one message are told in no order. */
    private static final Duration TOLD_TOGETHER = Duration.ofHours(1);

    private ScanTimes() {}

    static List<Contradiction> in(List<ReceivedScan> scans, Instant shippedAt) {
        List<Contradiction> found = new ArrayList<>();
        for (ReceivedScan received : scans) {
            single(received, shippedAt).ifPresent(found::add);
        }
        reused(scans, shippedAt).ifPresent(found::add);
        for (int i = 0; i < scans.size(); i++) {
            ReceivedScan scan = scans.get(i);
            if (toldLate(scan, scans.subList(i + 1, scans.size()))) {
                found.add(new Contradiction(
                        Contradiction.Kind.TOLD_LATE, scan.told() + ", which we learned at " + scan.receivedAt()));
            }
        }
        return found;
    }

    private static Optional<Contradiction> single(ReceivedScan received, Instant shippedAt) {
        Instant when = received.scan().at().toInstant();
        if (when.isAfter(received.receivedAt().plus(Contradictions.CLOCKS))) {
            return Optional.of(new Contradiction(
                    Contradiction.Kind.FUTURE_TIME,
                    received.told() + ", which we learned at " + received.receivedAt()));
        }
        boolean ours = received.leg().kind() == LegKind.WAYBILL && !ofEarlierShipment(received, shippedAt);
        if (ours && handled(received.scan()) && when.isBefore(shippedAt.minus(Contradictions.CLOCKS))) {
            return Optional.of(new Contradiction(
                    Contradiction.Kind.BEFORE_HANDOVER,
                    received.told() + ", but the goods were handed over at " + shippedAt));
        }
        return Optional.empty();
    }

    private static Optional<Contradiction> reused(List<ReceivedScan> scans, Instant shippedAt) {
        return scans.stream()
                .filter(scan -> ofEarlierShipment(scan, shippedAt))
                .findFirst()
                .map(old -> new Contradiction(
                        Contradiction.Kind.NUMBER_REUSED,
                        old.told() + ", long before these goods were handed over at " + shippedAt
                                + old.leg()
                                        .usedBefore()
                                        .map(when -> "; another order had the number at " + when)
                                        .orElse("")));
    }

    /** Such a scan is shown, and moves nothing. */
    static boolean ofEarlierShipment(ReceivedScan scan, Instant shippedAt) {
        Instant at = scan.scan().at().toInstant();
        boolean others = scan.leg().usedBefore().isPresent()
                && at.isBefore(shippedAt.minus(Contradictions.CLOCKS))
                && scan.scan().status() == Status.DELIVERED;
        return others || at.isBefore(shippedAt.minus(EARLIER_SHIPMENT));
    }

    private static boolean toldLate(ReceivedScan scan, List<ReceivedScan> later) {
        OffsetDateTime at = scan.scan().at().plus(TOLD_TOGETHER);
        return later.stream()
                .anyMatch(other -> other.receivedAt().isBefore(scan.receivedAt())
                        && other.scan().at().isAfter(at));
    }

    private static boolean handled(Scan scan) {
        return Contradictions.ON_THE_WAY.contains(scan.status()) || scan.status() == Status.DELIVERED;
    }
}
