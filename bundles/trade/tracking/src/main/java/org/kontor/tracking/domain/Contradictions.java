package org.kontor.tracking.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.carrier.Scan.Status;
import org.kontor.tracking.Case;

/** Looks through all scans of a journey, oldest first, for what cannot be. */
public final class Contradictions {

    /** Carriers' clocks and ours differ by this much without anything being wrong. */
    static final Duration CLOCKS = Duration.ofMinutes(10);

    /** Somebody who handles goods scans these. */
    static final Set<Status> ON_THE_WAY = EnumSet.of(
            Status.COLLECTED,
            Status.IN_TRANSIT,
            Status.EXPORT_CUSTOMS,
            Status.IMPORT_CUSTOMS,
            Status.CUSTOMS_HELD,
            Status.OUT_FOR_DELIVERY);

    private Contradictions() {}

    /** All but what an operator has decided in one of the known cases. */
    static List<Contradiction> undecided(List<ReceivedScan> scans, Instant shippedAt, List<Case> known) {
        List<String> decided = known.stream()
                .filter(one -> !one.open() && one.kind() == Case.Kind.CONTRADICTION)
                .map(Case::evidence)
                .toList();
        return in(scans, shippedAt).stream()
                .filter(one -> decided.stream().noneMatch(evidence -> evidence.contains(one.toString())))
                .toList();
    }

    /** Those that make what follows from them doubtful. */
    static List<Contradiction> serious(List<Contradiction> found) {
        return found.stream().filter(Contradiction::serious).toList();
    }

    /** Within each leg's own scans, then between the legs. */
    public static List<Contradiction> in(List<ReceivedScan> scans, Instant shippedAt) {
        Collection<List<ReceivedScan>> legs = scans.stream()
                .collect(Collectors.groupingBy(scan -> scan.leg().id(), LinkedHashMap::new, Collectors.toList()))
                .values();
        List<Contradiction> found = new ArrayList<>();
        for (List<ReceivedScan> told : legs) {
            found.addAll(ScanTimes.in(told, shippedAt));
            found.addAll(ScanOrder.in(told));
            found.addAll(Speeds.in(told));
        }
        found.addAll(Disagreements.between(legs));
        return List.copyOf(found);
    }
}
