package org.kontor.orders.domain;

import java.util.UUID;

/** A number that people can read out: the time-ordered part of the order's id in Crockford's base 32, in groups of four. */
final class OrderNumber {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    private OrderNumber() {}

    /** The id is of version 7: 48 bits of milliseconds, then 12 of a counter, which make 12 digits. */
    static String of(UUID id) {
        long high = id.getMostSignificantBits();
        long bits = (high >>> 16 << 12) | (high & 0xfff);
        StringBuilder number = new StringBuilder("K");
        for (int i = 0; i < LENGTH; i++) {
            if (i % GROUP == 0) {
                number.append('-');
            }
            number.append(DIGITS.charAt((int) (bits >>> (5 * (LENGTH - 1 - i)) & 31)));
        }
        return number.toString();
    }
}
