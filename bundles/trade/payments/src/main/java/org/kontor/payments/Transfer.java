package org.kontor.payments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A journal entry: immutable, sums to zero in every currency. A reversal is another transfer. {@code order} is
 * {@link #NONE} when it belongs to no single order; {@code subject} is the payment, payout or chargeback that caused it.
 */
public record Transfer(UUID id, String kind, UUID order, UUID subject, Instant at, List<Posting> postings) {

    public static final UUID NONE = new UUID(0, 0);

    public Transfer {
        postings = List.copyOf(postings);
    }
}
