package org.kontor.carrier.air;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;

/** IATA's status and discrepancy codes in our words; the tables lie in status-codes.tsv. */
final class StatusCodes {

    /** What a code says of the goods, and why. */
    record Meaning(Status status, Reason reason) {}

    /** Announces carriage to come, whatever day it names. */
    static final String BOOKED = "BKD";

    static final String DISCREPANCY = "DIS";

    private static final Meaning NEW = new Meaning(Status.UNRECOGNISED, Reason.UNRECOGNISED);

    private static final Map<String, Meaning> TABLE = Tables.rows("status-codes.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(
                    row -> row[0], row -> new Meaning(Status.valueOf(row[1]), Reason.valueOf(row[2]))));

    /** Where fewer than all pieces do not make the whole arrive. */
    private static final Set<String> ARRIVING = Set.of("ARR", "RCF", "DLV", "DDL");

    private static final Pattern DISCREPANCIES = Pattern.compile(TABLE.keySet().stream()
            .filter(code -> code.length() == 4)
            .collect(Collectors.joining("|", "\\b(", ")\\b")));

    private StatusCodes() {}

    static boolean knows(String code) {
        return TABLE.containsKey(code);
    }

    static boolean delivers(String code) {
        return code.equals("DLV") || code.equals("DDL");
    }

    /** The discrepancy that a text names, or none. */
    static String discrepancy(String text) {
        Matcher named = DISCREPANCIES.matcher(text);
        return named.find() ? named.group(1) : "";
    }

    /**
     * {@code code} may be DIS/OFLD. Customs at the airport of origin are those of export; part of a consignment does
     * not deliver it.
     */
    static Meaning meaning(String code, boolean atOrigin, boolean partly) {
        boolean discrepancy = code.startsWith(DISCREPANCY + "/");
        Meaning meaning = TABLE.getOrDefault(discrepancy ? code.substring(4) : code, NEW);
        if (partly && ARRIVING.contains(code)) {
            return new Meaning(Status.IN_TRANSIT, Reason.PARTLY_ARRIVED);
        }
        return atOrigin && meaning.status() == Status.IMPORT_CUSTOMS
                ? new Meaning(Status.EXPORT_CUSTOMS, meaning.reason())
                : meaning;
    }
}
