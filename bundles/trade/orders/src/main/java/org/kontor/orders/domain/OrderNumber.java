package org.kontor.orders.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** A number that people can read out: K, the year, and the rest of the id's time in Crockford's base 32 (K-2026-01A2B-3C4D5). */
final class OrderNumber {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final int BITS = 5;
    private static final int LAST = 31;

    private OrderNumber() {}

    /** The id is of version 7: 48 bits of milliseconds, then 12 of a counter; a year of them fits into 10 digits. */
    static String of(UUID id) {
        long high = id.getMostSignificantBits();
        long millis = high >>> 16;
        int year = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).getYear();
        long newYear = Instant.parse(year + "-01-01T00:00:00Z").toEpochMilli();
        long bits = (millis - newYear << 12) | (high & 0xfff);
        StringBuilder digits = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            digits.append(DIGITS.charAt((int) (bits >>> (BITS * i) & LAST)));
        }
        return "K-" + year + "-" + digits.insert(LENGTH / 2, '-');
    }
}
