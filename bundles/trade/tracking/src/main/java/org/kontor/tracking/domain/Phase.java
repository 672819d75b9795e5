package org.kontor.tracking.domain;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;

/** The stretch of the way that goods are on; each has its own normal times and is asked about at its own pace. */
public enum Phase {
    /** Nobody has scanned them yet. */
    AWAITED,
    ON_THE_WAY,
    CUSTOMS,
    LAST_MILE,
    /** On their way back, damaged or lost. */
    TROUBLE,
    /** Said to be delivered. */
    ARRIVED;

    private static final Set<Status> TROUBLED =
            EnumSet.of(Status.RETURNING, Status.RETURNED, Status.DAMAGED, Status.LOST);

    private static final Set<Status> AT_THE_DOOR = EnumSet.of(Status.OUT_FOR_DELIVERY, Status.DELIVERY_ATTEMPTED);

    static Phase of(Optional<Scan> latest) {
        return latest.map(Phase::of).orElse(AWAITED);
    }

    private static Phase of(Scan latest) {
        if (Customs.of(latest).filter(customs -> customs != Customs.RELEASED).isPresent()) {
            return CUSTOMS;
        }
        if (TROUBLED.contains(latest.status())) {
            return TROUBLE;
        }
        if (AT_THE_DOOR.contains(latest.status())) {
            return LAST_MILE;
        }
        return switch (latest.status()) {
            case ANNOUNCED -> AWAITED;
            case DELIVERED -> ARRIVED;
            default -> ON_THE_WAY;
        };
    }
}
