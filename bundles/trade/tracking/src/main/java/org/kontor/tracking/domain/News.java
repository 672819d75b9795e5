package org.kontor.tracking.domain;

import java.util.List;
import org.kontor.carrier.Scan;

/**
 * What a leg's carrier told, of its own accord or asked; {@code problem} says why an answer failed, empty when none
 * did.
 */
record News(Leg leg, List<Scan> scans, String problem, boolean pushed) {

    News {
        scans = List.copyOf(scans);
    }

    static News pushed(Leg leg, List<Scan> scans) {
        return new News(leg, scans, "", true);
    }

    static News answered(Leg leg, List<Scan> scans) {
        return new News(leg, scans, "", false);
    }

    static News failed(Leg leg, String problem) {
        return new News(leg, List.of(), problem, false);
    }
}
