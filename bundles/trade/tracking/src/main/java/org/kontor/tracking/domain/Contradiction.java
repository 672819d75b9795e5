package org.kontor.tracking.domain;

/** Two things the carriers told us that cannot both be true, or one that cannot be. */
public record Contradiction(Kind kind, String evidence) {

    /** What does not fit together, and how much of the confidence in a delivery it takes, in hundredths. */
    public enum Kind {
        FUTURE_TIME(30, true),
        BEFORE_HANDOVER(40, true),
        DELIVERED_BEFORE_COLLECTED(50, true),
        MOVED_AFTER_DELIVERY(50, true),
        DELIVERED_AFTER_RETURNING(60, true),
        /** The scans are of an earlier shipment: carriers use their numbers again. */
        NUMBER_REUSED(50, true),
        SOURCES_DISAGREE(50, true),
        /** Packages of one waybill may travel apart, so that this alone stops nothing. */
        IMPOSSIBLE_SPEED(20, false),
        /** Collected when it was on its way already. */
        OUT_OF_ORDER(10, false),
        /** We learned of it after what came later. */
        TOLD_LATE(0, false),
        REPEATED_SCAN(0, false);

        private final int weight;
        private final boolean serious;

        Kind(int weight, boolean serious) {
            this.weight = weight;
            this.serious = serious;
        }

        int weight() {
            return weight;
        }
    }

    /** What is not serious is only told; the others make what follows from them doubtful. */
    boolean serious() {
        return kind.serious;
    }

    /** As a case's evidence shows it. */
    @Override
    public String toString() {
        return kind + ": " + evidence;
    }
}
