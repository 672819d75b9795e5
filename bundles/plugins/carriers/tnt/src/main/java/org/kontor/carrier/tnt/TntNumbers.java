package org.kontor.carrier.tnt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.carrier.WaybillScheme.Match;

/**
 * TNT's consignment numbers: nine digits with a check digit of one of two kinds, alone or as in GE123456785NL; eight
 * digits without one on printed stationery. Pure.
 */
final class TntNumbers {

    private static final Pattern NUMBER = Pattern.compile("(?:G[DE])?(\\d{8})(\\d)(?:[A-Z]{2})?");
    private static final Pattern STATIONERY = Pattern.compile("\\d{8}");
    private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};
    private static final int ELEVEN = 11;
    private static final int SEVEN = 7;

    private TntNumbers() {}

    static Match test(String number) {
        if (STATIONERY.matcher(number).matches()) {
            return Match.VALID;
        }
        Matcher matcher = NUMBER.matcher(number);
        if (!matcher.matches()) {
            return Match.NOT_THIS_FORMAT;
        }
        int check = Integer.parseInt(matcher.group(2));
        boolean passes = check == postal(matcher.group(1)) || check == Integer.parseInt(matcher.group(1)) % SEVEN;
        return passes ? Match.VALID : Match.CHECK_DIGIT_MISMATCH;
    }

    /** The check digit that postal items have. */
    private static int postal(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        int check = ELEVEN - sum % ELEVEN;
        return check == ELEVEN ? 5 : check % 10;
    }
}
