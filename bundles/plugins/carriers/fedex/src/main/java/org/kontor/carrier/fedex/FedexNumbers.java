package org.kontor.carrier.fedex;

import java.util.regex.Pattern;
import org.kontor.carrier.WaybillScheme.Match;

/** FedEx's number formats and their check digits: express, ground, SSCC, ground 96, SmartPost, barcodes, door tags. */
final class FedexNumbers {

    private static final Pattern DIGITS = Pattern.compile("\\d{11,34}");
    private static final Pattern DOOR_TAG = Pattern.compile("DT\\d{12}");

    private FedexNumbers() {}

    static Match test(String number) {
        if (DOOR_TAG.matcher(number).matches()) {
            return Match.VALID;
        }
        if (!DIGITS.matcher(number).matches()) {
            return Match.NOT_THIS_FORMAT;
        }
        return switch (number.length()) {
            case 11 -> leadingZeroLost(number);
            case 12 -> judged(express(number.substring(0, 11), "31731731731"), number.charAt(11));
            case 15 -> judged(tens(number.substring(0, 14), 1), number.charAt(14));
            case 18 -> judged(gs1(number.substring(0, 17)), number.charAt(17));
            case 20 -> twenty(number);
            case 22 -> twentyTwo(number);
            case 32 ->
                number.startsWith("3")
                        ? judged(express(number.substring(16, 27), "31731731731"), number.charAt(27))
                        : Match.NOT_THIS_FORMAT;
            case 34 -> judged(express(number.substring(20, 33), "1731731731731"), number.charAt(33));
            default -> Match.NOT_THIS_FORMAT;
        };
    }

    /** Eleven digits are a number of ours only when a zero before them makes one. */
    private static Match leadingZeroLost(String number) {
        return test("0" + number) == Match.VALID ? Match.VALID : Match.NOT_THIS_FORMAT;
    }

    private static Match twenty(String number) {
        if (number.startsWith("61")) {
            return judged(gs1("92" + number.substring(0, 19)), number.charAt(19));
        }
        return number.startsWith("00")
                ? judged(gs1(number.substring(2, 19)), number.charAt(19))
                : Match.NOT_THIS_FORMAT;
    }

    private static Match twentyTwo(String number) {
        if (number.startsWith("96")) {
            return judged(tens(number.substring(7, 21), 1), number.charAt(21));
        }
        return number.startsWith("92")
                ? judged(gs1(number.substring(0, 21)), number.charAt(21))
                : Match.NOT_THIS_FORMAT;
    }

    private static Match judged(int expected, char given) {
        return expected == given - '0' ? Match.VALID : Match.CHECK_DIGIT_MISMATCH;
    }

    /** Each digit by its weight, modulo 11, and ten is written zero. */
    private static int express(String digits, String weights) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (weights.charAt(i) - '0');
        }
        return sum % 11 % 10;
    }

    /** GS1's: the last digit counts three times. */
    private static int gs1(String digits) {
        return tens(digits, digits.length() % 2 == 0 ? 1 : 3);
    }

    /** Digits once and three times by turns, up to the next ten. */
    private static int tens(String digits, int first) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? first : 4 - first);
        }
        return (10 - sum % 10) % 10;
    }
}
