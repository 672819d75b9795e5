package org.kontor.carrier.ups;

import java.util.regex.Pattern;
import org.kontor.carrier.WaybillScheme.Match;

/** UPS's numbers: those with a check digit are judged by it, others by their form alone. Pure. */
final class UpsNumbers {

    private static final Pattern PARCEL = Pattern.compile("1Z[0-9A-Z]{15}[0-9]");
    private static final Pattern WAYBILL = Pattern.compile("[AHJKTV]\\d{10}");
    private static final Pattern MAIL = Pattern.compile("9[1-5]\\d{16,32}");
    private static final Pattern FORM_ALONE = Pattern.compile("\\d{9}|MI\\d{6}[0-9A-Z]{1,26}");

    /** What tracking and voiding take for a number at all. */
    private static final Pattern ANY = Pattern.compile("[0-9A-Za-z]{7,34}");

    private UpsNumbers() {}

    static boolean canBeAsked(String number) {
        return ANY.matcher(number).matches();
    }

    static Match test(String number) {
        if (PARCEL.matcher(number).matches()) {
            return judged(number.substring(2), 1, 2);
        }
        if (WAYBILL.matcher(number).matches()) {
            return judged(number.substring(1), 1, 2);
        }
        if (MAIL.matcher(number).matches()) {
            boolean even = number.length() % 2 == 0;
            return judged(number, even ? 3 : 1, even ? 1 : 3);
        }
        return FORM_ALONE.matcher(number).matches() ? Match.VALID : Match.NOT_THIS_FORMAT;
    }

    /** The last digit completes the weighted sum of what goes before it to tens. */
    private static Match judged(String body, int first, int second) {
        int sum = 0;
        for (int i = 0; i < body.length() - 1; i++) {
            sum += value(body.charAt(i)) * (i % 2 == 0 ? first : second);
        }
        int check = (10 - sum % 10) % 10;
        return check == value(body.charAt(body.length() - 1)) ? Match.VALID : Match.CHECK_DIGIT_MISMATCH;
    }

    private static int value(char sign) {
        return sign <= '9' ? sign - '0' : (sign - 63) % 10;
    }
}
