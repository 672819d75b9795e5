package org.kontor.invoices.domain;

import java.util.UUID;
import org.kontor.invoices.domain.Invoice.Number;

/** A seller's number: six signs of the seller that never change, the year, and the place in it (7K3QZX-2026-000001). */
final class SeriesNumber {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;
    private static final int BITS = 5;
    private static final int LAST = 31;

    private SeriesNumber() {}

    static Number of(UUID seller, int year, long serial) {
        return new Number(year, serial, "%s-%d-%06d".formatted(prefix(seller), year, serial));
    }

    private static String prefix(UUID seller) {
        StringBuilder prefix = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            prefix.append(DIGITS.charAt((int) (seller.getLeastSignificantBits() >>> (BITS * i) & LAST)));
        }
        return prefix.toString();
    }
}
