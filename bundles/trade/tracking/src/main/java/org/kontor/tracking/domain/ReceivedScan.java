package org.kontor.tracking.domain;

import java.time.Instant;
import org.kontor.carrier.Scan;

/** A scan with who told it and when we learned of it. */
public record ReceivedScan(Leg leg, Scan scan, Instant receivedAt) {

    /** Status, reason, time and place, as evidence tells it. */
    String told() {
        String why = scan.reason() == Scan.Reason.NONE ? "" : " (" + scan.reason() + ")";
        return scan.status() + why + " at " + scan.at() + (scan.place().isEmpty() ? "" : " in " + scan.place());
    }
}
