package org.kontor.payments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A journal entry: immutable, sums to zero in every currency. A reversal is another transfer. */
public record Transfer(UUID id, String kind, UUID order, Instant at, List<Posting> postings) {

    public Transfer {
        postings = List.copyOf(postings);
    }
}
