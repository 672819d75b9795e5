package org.kontor.carrier.air;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.carrier.WaybillScheme.Match;

/** Air waybill numbers: the airline's prefix of three digits, seven digits and their remainder by 7. */
final class WaybillNumber {

    private static final Pattern AWB = Pattern.compile("(\\d{3})-?(\\d{7})(\\d)");
    private static final Pattern IN_A_LINK = Pattern.compile("(?<!\\d)(\\d{3})-?(\\d{8})(?!\\d)");
    private static final int PREFIX = 3;
    private static final int CHECKED_BY = 7;

    private WaybillNumber() {}

    /** Prefix and number as one, without hyphens, also where the number repeats the prefix. */
    static String of(String prefix, String number) {
        String start = bare(prefix);
        String rest = bare(number);
        return rest.isEmpty() || rest.length() > 8 && rest.startsWith(start) ? rest : start + rest;
    }

    /** The number in an object's address, such as …/waybill-020-12345675; empty where there is none. */
    static String inLink(String link) {
        Matcher found = IN_A_LINK.matcher(JsonLd.local(link));
        return found.find() ? found.group(1) + found.group(2) : "";
    }

    /** As people write it: 020-12345675. */
    static String written(String waybill) {
        return AWB.matcher(waybill).matches() && waybill.indexOf('-') < 0
                ? waybill.substring(0, PREFIX) + "-" + waybill.substring(PREFIX)
                : waybill;
    }

    /** {@code prefixes} are those of the account's airline; of none, any airline's number is meant. */
    static Match test(String number, List<String> prefixes) {
        Matcher awb = AWB.matcher(number);
        if (!awb.matches() || !prefixes.isEmpty() && !prefixes.contains(awb.group(1))) {
            return Match.NOT_THIS_FORMAT;
        }
        return Integer.parseInt(awb.group(2)) % CHECKED_BY == awb.group(3).charAt(0) - '0'
                ? Match.VALID
                : Match.CHECK_DIGIT_MISMATCH;
    }

    private static String bare(String text) {
        return text.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
    }
}
