package org.kontor.payment.bank.transfer;

/** The check of ISO 7064, MOD 97-10, that account numbers and creditor references share. */
final class Checksum {

    private static final int MODULUS = 97;
    private static final int RADIX = 36;

    private Checksum() {}

    /** True when the text, its first four characters moved to the end, leaves 1; upper-case letters and digits only. */
    static boolean holds(String text) {
        String digits = text.substring(2, 4);
        boolean possible = digits.compareTo("02") >= 0 && digits.compareTo("98") <= 0;
        return possible && remainder(text.substring(4) + text.substring(0, 4)) == 1;
    }

    /** The two check digits that belong between the prefix and the body. */
    static String digits(String prefix, String body) {
        int digits = MODULUS + 1 - remainder(body + prefix + "00");
        return digits < 10 ? "0" + digits : String.valueOf(digits);
    }

    private static int remainder(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), RADIX);
            rest = (rest * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return rest;
    }
}
