package org.kontor.settlement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.values.Money;
import org.kontor.values.Require;

/**
 * A buyer's complaint about an order: how much is in dispute, how much of it was held when it began, until when its
 * state lasts, and how it is, or may be, divided.
 */
public record Dispute(
        UUID id,
        UUID order,
        String orderNumber,
        UUID buyer,
        UUID seller,
        Money amount,
        Money frozen,
        Reason reason,
        String words,
        DisputeState state,
        long version,
        Instant openedAt,
        Optional<Instant> deadline,
        Optional<Split> split) {

    /** What is wrong. */
    public enum Reason {
        NOT_RECEIVED,
        LATE,
        QUANTITY,
        QUALITY,
        DAMAGE,
        CUSTOMS_FAILURE,
        WRONG_DOCUMENTS
    }

    /**
     * What the buyer gets of the amount; the rest is the seller's. A party's offer or an operator's proposal until it
     * is agreed or decided. {@code by} is the party's organisation or the operator.
     */
    public record Split(UUID by, String name, Money toBuyer, String words) {}

    private static final int WORDS = 2000;

    public Dispute {
        Require.present("reason", reason);
        Require.positive("amount", amount.minor());
        words = Require.code("words", words, WORDS);
    }

    public Dispute moved(DisputeState to, Optional<Instant> until) {
        return new Dispute(
                id,
                order,
                orderNumber,
                buyer,
                seller,
                amount,
                frozen,
                reason,
                words,
                to,
                version,
                openedAt,
                until,
                split);
    }

    public Dispute splitting(Optional<Split> proposed) {
        return new Dispute(
                id,
                order,
                orderNumber,
                buyer,
                seller,
                amount,
                frozen,
                reason,
                words,
                state,
                version,
                openedAt,
                deadline,
                proposed);
    }
}
