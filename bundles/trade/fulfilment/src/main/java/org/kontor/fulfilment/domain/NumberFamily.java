package org.kontor.fulfilment.domain;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kontor.carrier.WaybillScheme.Match;

/**
 * How carriers write their numbers, as they publish it or as it is commonly seen, and after how many days they use one
 * again: nobody publishes that, so that the days are on the safe side. Numbers are stripped and in upper case.
 */
enum NumberFamily {
    UPS_1Z("UPS", 180, "1Z[0-9A-Z]{15}[0-9]", CheckDigits::ups),
    UPS_WAYBILL("UPS waybill", 180, "[AHJKTV]\\d{10}", CheckDigits::upsWaybill),
    UPS_MAIL("UPS Mail Innovations", 180, "MI\\d{6}[0-9A-Z]{1,22}", Proof.PREFIX),
    UPS_FREIGHT("UPS freight", 180, "\\d{9}", Proof.LENGTH),
    DHL_EXPRESS("DHL Express", 180, "\\d{10}", number -> CheckDigits.remainder7(number, 0)),
    DHL_EXPRESS_11("DHL Express (11 digits)", 180, "\\d{11}", number -> CheckDigits.remainder7(number, 0)),
    DHL_PIECE("DHL Express piece", 180, "J?JD\\d{16,18}|J[A-Z]{2,3}\\d{9,10}", Proof.PREFIX),
    DHL_ECOMMERCE("DHL eCommerce", 180, "(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)[0-9A-Z]{10,33}", Proof.PREFIX),
    DHL_ECOMMERCE_14("DHL eCommerce (14 digits)", 180, "\\d{14}", Proof.LENGTH),
    DHL_PARCEL("DHL Parcel", 180, "\\d{12}", Proof.LENGTH),
    FEDEX_EXPRESS("FedEx Express", 180, "\\d{12}", CheckDigits::fedex12),
    FEDEX_GROUND("FedEx Ground", 180, "\\d{15}", CheckDigits::fedex15),
    FEDEX_GROUND_96("FedEx Ground (96)", 180, "96\\d{20}", CheckDigits::fedex22),
    FEDEX_LABEL("FedEx label", 180, "\\d{34}", CheckDigits::fedex34),
    FEDEX_ASTRA("FedEx ASTRA label", 180, "3\\d{31}", CheckDigits::fedexAstra),
    FEDEX_ECONOMY("FedEx Ground Economy", 180, "61\\d{18}", number -> CheckDigits.gs1("92" + number)),
    FEDEX_ECONOMY_22("FedEx Ground Economy (92)", 180, "92\\d{20}", CheckDigits::gs1),
    FEDEX_DOOR_TAG("FedEx door tag", 180, "DT\\d{12}", Proof.PREFIX),
    TNT("TNT", 180, "(?:G[DE])?\\d{9}(?:[A-Z]{2})?", CheckDigits::tnt),
    TNT_STATIONERY("TNT (8 digits)", 180, "\\d{8}", Proof.LENGTH),
    S10("Postal (S10)", 365, "[A-Z]{2}\\d{9}[A-Z]{2}", number -> CheckDigits.s10(number.substring(2, 11))),
    SSCC("GS1 SSCC", 365, "\\d{18}", CheckDigits::gs1),
    SSCC_20("GS1 SSCC (00)", 365, "00\\d{18}", CheckDigits::gs1),
    AIR_WAYBILL("Air waybill", 365, "\\d{11}", number -> CheckDigits.remainder7(number, 3)),
    /** A box travels again as soon as it is empty. */
    CONTAINER("Container (ISO 6346)", 0, "[A-Z]{3}[UJZR]\\d{7}", CheckDigits::iso6346);

    /** What a match proves. A check digit says more than a prefix, and a prefix more than a length. */
    enum Proof {
        CHECK_DIGIT,
        PREFIX,
        LENGTH
    }

    private final String title;
    private final int usedAgainAfterDays;
    private final Pattern format;
    private final Proof proof;
    private final Predicate<String> check;

    NumberFamily(String title, int usedAgainAfterDays, String format, Predicate<String> check) {
        this(title, usedAgainAfterDays, format, Proof.CHECK_DIGIT, check);
    }

    NumberFamily(String title, int usedAgainAfterDays, String format, Proof proof) {
        this(title, usedAgainAfterDays, format, proof, number -> true);
    }

    NumberFamily(String title, int usedAgainAfterDays, String format, Proof proof, Predicate<String> check) {
        this.title = title;
        this.usedAgainAfterDays = usedAgainAfterDays;
        this.format = Pattern.compile(format);
        this.proof = proof;
        this.check = check;
    }

    String title() {
        return title;
    }

    Proof proof() {
        return proof;
    }

    int usedAgainAfterDays() {
        return usedAgainAfterDays;
    }

    Match test(String number) {
        if (!format.matcher(number).matches()) {
            return Match.NOT_THIS_FORMAT;
        }
        return check.test(number) ? Match.VALID : Match.CHECK_DIGIT_MISMATCH;
    }
}
