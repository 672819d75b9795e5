package org.kontor.fulfilment.domain;

/** The check digits of {@link NumberFamily}; each takes a number that already has the family's format. */
final class CheckDigits {

    private static final int[] S10_WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};
    private static final int[] FEDEX_WEIGHTS = {3, 1, 7};
    private static final int[] FEDEX_LABEL_WEIGHTS = {1, 7, 3};

    private CheckDigits() {}

    /** 15 characters after 1Z, letters as (code − 63) mod 10, odd places doubled, modulo 10. */
    static boolean ups(String number) {
        return doubled(number.substring(2));
    }

    /** One letter, then as {@link #ups}. */
    static boolean upsWaybill(String number) {
        return doubled(number.substring(1));
    }

    private static boolean doubled(String number) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            char c = number.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : (c - 63) % 10;
            sum += i % 2 == 0 ? value : 2 * value;
        }
        return (10 - sum % 10) % 10 == last(number);
    }

    /** The digits from {@code start} without the last, as a number, modulo 7. */
    static boolean remainder7(String number, int start) {
        return Long.parseLong(number.substring(start, number.length() - 1)) % 7 == last(number);
    }

    /** Weights 3, 1, 7 repeated over 11 digits, modulo 11, then 10. */
    static boolean fedex12(String number) {
        return weighted(number, FEDEX_WEIGHTS);
    }

    /** Of the 32 digits on the label, the 17th to the 28th are as {@link #fedex12}. */
    static boolean fedexAstra(String number) {
        return fedex12(number.substring(16, 28));
    }

    /** Weights 1, 7, 3 repeated over the 21st to the 33rd digit, modulo 11, then 10. */
    static boolean fedex34(String number) {
        return weighted(number.substring(20), FEDEX_LABEL_WEIGHTS);
    }

    /** Odd places tripled, modulo 10. */
    static boolean fedex15(String number) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += digit(number, i) * (i % 2 == 0 ? 1 : 3);
        }
        return (10 - sum % 10) % 10 == last(number);
    }

    /** Only the last 15 digits count, as {@link #fedex15}. */
    static boolean fedex22(String number) {
        return fedex15(number.substring(7));
    }

    private static boolean weighted(String number, int[] weights) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += digit(number, i) * weights[i % weights.length];
        }
        return sum % 11 % 10 == last(number);
    }

    /** Numbers TNT gave out check like S10, those of customers' ranges by remainder 7: either will do. */
    static boolean tnt(String number) {
        String digits = number.replaceAll("[A-Z]", "");
        return s10(digits) || remainder7(digits, 0);
    }

    /** Eight digits and their check digit; 10 becomes 0 and 11 becomes 5. */
    static boolean s10(String digits) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += digit(digits, i) * S10_WEIGHTS[i];
        }
        int rest = 11 - sum % 11;
        int check = rest == 10 ? 0 : rest == 11 ? 5 : rest;
        return check == last(digits);
    }

    /** From the right, every other digit tripled, modulo 10. */
    static boolean gs1(String number) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            int fromRight = number.length() - 2 - i;
            sum += digit(number, i) * (fromRight % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10 == last(number);
    }

    /** Letters count 10 to 38 without multiples of 11, places count powers of 2, modulo 11, then 10. */
    static boolean iso6346(String number) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            char c = number.charAt(i);
            int value = c - '0';
            if (Character.isLetter(c)) {
                int ordinal = c - 'A';
                value = 10 + ordinal + (ordinal + 9) / 10;
            }
            sum += value << i;
        }
        return sum % 11 % 10 == last(number);
    }

    private static int digit(String number, int index) {
        return number.charAt(index) - '0';
    }

    private static int last(String number) {
        return digit(number, number.length() - 1);
    }
}
