package org.kontor.tracking.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;

/** The order of one leg's scans, where no goods can go that way. */
final class ScanOrder {

    private static final Set<Status> BACK = EnumSet.of(Status.RETURNING, Status.RETURNED);

    /** Goods that were scanned so had been collected; in transit they may still be on the way to a depot. */
    private static final Set<Status> WELL_UNDER_WAY =
            EnumSet.of(Status.EXPORT_CUSTOMS, Status.IMPORT_CUSTOMS, Status.CUSTOMS_HELD, Status.OUT_FOR_DELIVERY);

    private ScanOrder() {}

    static List<Contradiction> in(List<ReceivedScan> scans) {
        List<Contradiction> found = new ArrayList<>(repeated(scans));
        Optional<ReceivedScan> delivered = first(scans, scan -> scan.status() == Status.DELIVERED);
        Optional<ReceivedScan> collected = first(scans, scan -> scan.status() == Status.COLLECTED);
        delivered
                .flatMap(arrival -> collected.filter(start -> isBefore(arrival, start)))
                .ifPresent(start ->
                        found.add(both(Contradiction.Kind.DELIVERED_BEFORE_COLLECTED, delivered.get(), start)));
        delivered
                .flatMap(arrival -> first(scans, ScanOrder::isMoving, arrival))
                .ifPresent(moved -> found.add(both(Contradiction.Kind.MOVED_AFTER_DELIVERY, delivered.get(), moved)));
        first(scans, scan -> BACK.contains(scan.status())).ifPresent(back -> first(
                        scans, scan -> scan.status() == Status.DELIVERED, back)
                .ifPresent(arrival -> found.add(both(Contradiction.Kind.DELIVERED_AFTER_RETURNING, back, arrival))));
        first(scans, scan -> WELL_UNDER_WAY.contains(scan.status()))
                .ifPresent(under -> first(scans, scan -> scan.status() == Status.COLLECTED, under)
                        .ifPresent(start -> found.add(both(Contradiction.Kind.OUT_OF_ORDER, under, start))));
        return found;
    }

    private static List<Contradiction> repeated(List<ReceivedScan> scans) {
        List<Contradiction> found = new ArrayList<>();
        for (int i = 1; i < scans.size(); i++) {
            if (same(scans.get(i - 1).scan(), scans.get(i).scan())) {
                found.add(new Contradiction(
                        Contradiction.Kind.REPEATED_SCAN, scans.get(i).told()));
            }
        }
        return found;
    }

    private static boolean isMoving(Scan scan) {
        return Contradictions.ON_THE_WAY.contains(scan.status()) && scan.status() != Status.COLLECTED;
    }

    private static Contradiction both(Contradiction.Kind kind, ReceivedScan one, ReceivedScan other) {
        return new Contradiction(kind, one.told() + ", but " + other.told());
    }

    private static boolean isBefore(ReceivedScan one, ReceivedScan other) {
        return one.scan().at().isBefore(other.scan().at());
    }

    private static Optional<ReceivedScan> first(List<ReceivedScan> scans, Predicate<Scan> such) {
        return scans.stream().filter(received -> such.test(received.scan())).findFirst();
    }

    private static Optional<ReceivedScan> first(List<ReceivedScan> scans, Predicate<Scan> such, ReceivedScan after) {
        return scans.stream()
                .filter(received -> such.test(received.scan()) && isBefore(after, received))
                .findFirst();
    }

    private static boolean same(Scan one, Scan other) {
        return one.status() == other.status()
                && one.reason() == other.reason()
                && one.at().toInstant().equals(other.at().toInstant())
                && one.place().equals(other.place());
    }
}
