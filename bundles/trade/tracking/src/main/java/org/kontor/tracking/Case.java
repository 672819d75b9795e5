package org.kontor.tracking;

import java.time.Instant;
import java.util.UUID;

/** Something is wrong and somebody must act: who, by when, on what evidence. */
public record Case(
        UUID id,
        UUID order,
        Kind kind,
        Owner owner,
        String evidence,
        Instant openedAt,
        Instant deadline,
        boolean open,
        String resolution) {

    public enum Kind {
        /** The next scan is overdue. */
        STALE,
        /** The carrier's data contradict each other. */
        CONTRADICTION,
        /** Customs holds the goods. */
        CUSTOMS,
        /** Damaged, lost or returned. */
        EXCEPTION
    }

    public enum Owner {
        BUYER,
        SELLER,
        CARRIER,
        OPERATOR
    }
}
