package org.kontor.verification.sandbox;

import java.util.Locale;

/** China's unified social credit code (GB 32100-2015) with the organisation code (GB 11714) inside it. */
final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCode() {}

    /** True when both check digits fit; small letters count as capitals. */
    static boolean isValid(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        return code.length() == LENGTH
                && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && code.substring(2, 8).chars().allMatch(c -> c >= '0' && c <= '9')
                && code.charAt(LENGTH - 1) == check(code)
                && code.charAt(LENGTH - 2) == organisationCheck(code.substring(8, 16));
    }

    private static char check(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** Here a letter counts from A = 10 without gaps. */
    private static char organisationCheck(String organisation) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : Character.forDigit(check % 11, 10);
    }
}
