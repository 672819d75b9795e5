package org.kontor.tracking.domain;

/** Two things the carrier told us that cannot both be true, or one that cannot be. */
public record Contradiction(Kind kind, String evidence) {

    public enum Kind {
        FUTURE_TIME,
        BEFORE_HANDOVER,
        DELIVERED_BEFORE_COLLECTED,
        MOVED_AFTER_DELIVERY,
        DELIVERED_AFTER_RETURNING,
        REPEATED_SCAN
    }

    /** A repeated scan is only noise; the others make what follows from them doubtful. */
    boolean serious() {
        return kind != Kind.REPEATED_SCAN;
    }

    /** As a case's evidence shows it. */
    @Override
    public String toString() {
        return kind + ": " + evidence;
    }
}
