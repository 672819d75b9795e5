package org.kontor.tracking.domain;

/** What a set of new scans does to a journey. */
public enum JourneyAction {
    MOVE,
    HOLD,
    TROUBLE,
    DELIVER,
    DOUBT_DELIVERY,
    CONFIRM_DELIVERY,
    DENY_DELIVERY
}
