package org.kontor.invoices;

import java.util.List;
import java.util.UUID;

/** A seller's numbers of a year: how many were given, and those of them that no document has, which must be none. */
public record Series(UUID seller, int year, long last, List<Long> missing) {

    public Series {
        missing = List.copyOf(missing);
    }
}
