package org.kontor.tracking.domain;

/** Where the goods are on their way, as far as the carrier's scans tell. */
public enum JourneyState {
    /** Handed over; the carrier has not scanned them yet. */
    EXPECTED,
    MOVING,
    /** Held by customs. */
    HELD,
    /** Damaged, lost or on the way back. */
    TROUBLED,
    /** The carrier says delivered, but its data contradict that: somebody must look. */
    DELIVERY_DOUBTED,
    DELIVERED
}
