package org.kontor.carrier.dhl;

import java.util.regex.Pattern;
import org.kontor.carrier.WaybillScheme.Match;

/** DHL Express's numbers: waybills with a check digit, and pieces without. */
final class Numbers {

    private static final Pattern WAYBILL = Pattern.compile("\\d{10,11}");
    private static final Pattern PIECE = Pattern.compile("J?JD\\d{16,18}|J[A-Z]{2,3}\\d{9,10}");
    private static final int SEVEN = 7;

    private Numbers() {}

    /** A waybill's last digit is the rest of the others by seven. */
    static Match test(String number) {
        if (isPiece(number)) {
            return Match.VALID;
        }
        if (!WAYBILL.matcher(number).matches()) {
            return Match.NOT_THIS_FORMAT;
        }
        long body = Long.parseLong(number.substring(0, number.length() - 1));
        int digit = number.charAt(number.length() - 1) - '0';
        return body % SEVEN == digit ? Match.VALID : Match.CHECK_DIGIT_MISMATCH;
    }

    static boolean isPiece(String number) {
        return PIECE.matcher(number).matches();
    }
}
