package org.kontor.fulfilment.domain;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kontor.carrier.WaybillScheme.Match;

/**
 * Number formats that many carriers share, with their check digits: UPS 1Z and FedEx as those carriers publish them, DHL
 * Express and IATA air waybills by remainder 7, UPU S10, GS1 SSCC, ISO 6346 containers. Numbers are stripped and upper case.
 */
enum NumberFamily {
    UPS_1Z("UPS", "1Z[0-9A-Z]{15}[0-9]", CheckDigits::ups),
    DHL_EXPRESS("DHL Express", "\\d{10}", number -> CheckDigits.remainder7(number, 0)),
    FEDEX_EXPRESS("FedEx Express", "\\d{12}", CheckDigits::fedex12),
    FEDEX_GROUND("FedEx Ground", "\\d{15}", CheckDigits::fedex15),
    TNT("TNT", "(?:G[DE])?\\d{9}(?:[A-Z]{2})?", CheckDigits::tnt),
    S10("Postal (S10)", "[A-Z]{2}\\d{9}[A-Z]{2}", number -> CheckDigits.s10(number.substring(2, 11))),
    SSCC("GS1 SSCC", "\\d{18}", CheckDigits::gs1),
    AIR_WAYBILL("Air waybill", "\\d{11}", number -> CheckDigits.remainder7(number, 3)),
    CONTAINER("Container (ISO 6346)", "[A-Z]{3}[UJZR]\\d{7}", CheckDigits::iso6346);

    private final String title;
    private final Pattern format;
    private final Predicate<String> check;

    NumberFamily(String title, String format, Predicate<String> check) {
        this.title = title;
        this.format = Pattern.compile(format);
        this.check = check;
    }

    String title() {
        return title;
    }

    Match test(String number) {
        if (!format.matcher(number).matches()) {
            return Match.NOT_THIS_FORMAT;
        }
        return check.test(number) ? Match.VALID : Match.CHECK_DIGIT_MISMATCH;
    }
}
