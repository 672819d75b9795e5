package org.kontor.tracking.domain;

/** What a number names that is followed on a journey. */
public enum LegKind {
    /** The order's own waybill, from door to door unless a last mile is added. */
    WAYBILL,
    AIR_WAYBILL,
    CONTAINER,
    BILL_OF_LADING,
    /** The number of whoever brings the goods to the buyer's door. */
    LAST_MILE;

    /** True when its carrier comes to the buyer's door; others end at a port or an airport. */
    boolean reachesTheDoor() {
        return this == WAYBILL || this == LAST_MILE;
    }
}
