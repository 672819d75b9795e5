package org.kontor.tracking.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.tracking.Case;

/** Looks through all scans of a journey, oldest first, for what cannot be. */
public final class Contradictions {

    /** Carriers' clocks and ours differ by this much without anything being wrong. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private static final Set<Status> ON_THE_WAY = Set.of(
            Status.COLLECTED,
            Status.IN_TRANSIT,
            Status.EXPORT_CUSTOMS,
            Status.IMPORT_CUSTOMS,
            Status.CUSTOMS_HELD,
            Status.OUT_FOR_DELIVERY);

    private Contradictions() {}

    /** Those that make what follows doubtful, without what an operator has decided in one of the known cases. */
    static List<Contradiction> serious(List<ReceivedScan> scans, Instant shippedAt, List<Case> known) {
        List<String> decided = known.stream()
                .filter(one -> !one.open() && one.kind() == Case.Kind.CONTRADICTION)
                .map(Case::evidence)
                .toList();
        return in(scans, shippedAt).stream()
                .filter(Contradiction::serious)
                .filter(one -> decided.stream().noneMatch(evidence -> evidence.contains(one.toString())))
                .toList();
    }

    public static List<Contradiction> in(List<ReceivedScan> scans, Instant shippedAt) {
        List<Contradiction> found = new ArrayList<>();
        Optional<Scan> collected = first(scans, Status.COLLECTED);
        Optional<Scan> delivered = first(scans, Status.DELIVERED);
        ReceivedScan before = null;
        for (ReceivedScan received : scans) {
            single(received, shippedAt).ifPresent(found::add);
            if (before != null && same(before.scan(), received.scan())) {
                found.add(new Contradiction(Contradiction.Kind.REPEATED_SCAN, told(received.scan())));
            }
            before = received;
        }
        if (delivered.isPresent()
                && collected.isPresent()
                && delivered.get().at().isBefore(collected.get().at())) {
            found.add(new Contradiction(
                    Contradiction.Kind.DELIVERED_BEFORE_COLLECTED,
                    told(delivered.get()) + ", but " + told(collected.get())));
        }
        delivered
                .flatMap(arrival -> scans.stream()
                        .map(ReceivedScan::scan)
                        .filter(scan ->
                                ON_THE_WAY.contains(scan.status()) && scan.at().isAfter(arrival.at()))
                        .filter(scan -> scan.status() != Status.COLLECTED)
                        .findFirst())
                .ifPresent(scan -> found.add(new Contradiction(
                        Contradiction.Kind.MOVED_AFTER_DELIVERY, told(delivered.get()) + ", but then " + told(scan))));
        returned(scans).ifPresent(found::add);
        return List.copyOf(found);
    }

    /** Goods that turned back and then were delivered may have been delivered to their sender. */
    private static Optional<Contradiction> returned(List<ReceivedScan> scans) {
        Optional<Scan> back = scans.stream()
                .map(ReceivedScan::scan)
                .filter(scan -> scan.status() == Status.RETURNING || scan.status() == Status.RETURNED)
                .findFirst();
        return back.flatMap(turned -> scans.stream()
                .map(ReceivedScan::scan)
                .filter(scan -> scan.status() == Status.DELIVERED && scan.at().isAfter(turned.at()))
                .findFirst()
                .map(scan -> new Contradiction(
                        Contradiction.Kind.DELIVERED_AFTER_RETURNING, told(turned) + ", but then " + told(scan))));
    }

    private static Optional<Contradiction> single(ReceivedScan received, Instant shippedAt) {
        Scan scan = received.scan();
        Instant when = scan.at().toInstant();
        if (when.isAfter(received.receivedAt().plus(CLOCKS))) {
            return Optional.of(new Contradiction(
                    Contradiction.Kind.FUTURE_TIME, told(scan) + ", which we learned at " + received.receivedAt()));
        }
        boolean handled = ON_THE_WAY.contains(scan.status()) || scan.status() == Status.DELIVERED;
        if (handled && when.isBefore(shippedAt.minus(CLOCKS))) {
            return Optional.of(new Contradiction(
                    Contradiction.Kind.BEFORE_HANDOVER,
                    told(scan) + ", but the goods were handed over at " + shippedAt));
        }
        return Optional.empty();
    }

    private static boolean same(Scan one, Scan other) {
        return one.status() == other.status()
                && one.at().toInstant().equals(other.at().toInstant())
                && one.place().equals(other.place());
    }

    private static Optional<Scan> first(List<ReceivedScan> scans, Status status) {
        return scans.stream()
                .map(ReceivedScan::scan)
                .filter(scan -> scan.status() == status)
                .findFirst();
    }

    private static String told(Scan scan) {
        return scan.status() + " at " + scan.at() + (scan.place().isEmpty() ? "" : " in " + scan.place());
    }
}
