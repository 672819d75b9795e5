package org.kontor.carrier.air;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kontor.carrier.Scan;

/** One status line of a Cargo-IMP message: its parts are told by their shape, since airlines differ in their places. */
final class FsuLine {

    private static final Pattern TIMES = Pattern.compile("[SEA]\\d{4}(?:-[NPST])?");
    private static final Pattern AIRPORTS = Pattern.compile("[A-Z]{3}(?:[A-Z]{3})?");
    private static final Pattern FLIGHT = Pattern.compile("(?=.{0,2}[A-Z])[A-Z0-9]{2}[A-Z]?\\d{1,4}[A-Z]?");
    private static final Pattern CARRIER = Pattern.compile("(?=.?[A-Z])[A-Z0-9]{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}[A-Z]?");

    /** These name a flight to come: they happened when they were told, at the latest. */
    private static final Set<String> BEFORE_FLIGHT = Set.of("BKD", "PRE", "MAN");

    /** Information, in which three letters are no airport. */
    private static final Set<String> NOWHERE = Set.of("OCI", "OSI", "ULD");

    private static final Set<String> ARRIVALS = Set.of("ARR", "RCF", "AWR");

    private final String words;
    private final FsuConsignment consignment;
    private final List<String> fields;
    private final String code;
    private final int quantityAt;
    private final int dateAt;

    FsuLine(String entry, FsuConsignment consignment) {
        this.words = String.join(" ", entry.lines().map(String::strip).toList());
        this.consignment = consignment;
        String[] lines = entry.split("\\n", 2);
        this.fields = Arrays.stream(firstLine(lines[0]).split("/", -1))
                .map(String::strip)
                .toList();
        this.dateAt = index(FsuTime::isOne, 1);
        this.quantityAt = index(FsuQuantity::isOne, dateAt < 0 ? 1 : dateAt + 1);
        String discrepancy = fields.stream()
                .filter(field ->
                        field.length() == 4 && !StatusCodes.discrepancy(field).isEmpty())
                .findFirst()
                .orElse("");
        boolean names = fields.get(0).equals(StatusCodes.DISCREPANCY) && !discrepancy.isEmpty();
        this.code = names ? fields.get(0) + "/" + discrepancy : fields.get(0);
    }

    /** {@code before} is how many pieces of the consignment earlier lines have delivered. */
    Scan scan(Instant received, int before) {
        String airport = airport();
        Optional<FsuTime> time = FsuTime.of(date(), timeInfo(), airport, received);
        OffsetDateTime now = received.atOffset(ZoneOffset.UTC);
        OffsetDateTime at = time.map(FsuTime::at).orElse(now);
        boolean early = BEFORE_FLIGHT.contains(code) && at.isAfter(now);
        boolean partly = partly(before);
        StatusCodes.Meaning meaning =
                StatusCodes.meaning(code, airport.equals(consignment.origin()) && !airport.isEmpty(), partly);
        return new Scan(
                id(airport),
                early ? now : at,
                meaning.status(),
                meaning.reason(),
                code,
                words + note(time.map(FsuTime::note).orElse("time not given, taken as when it came")),
                airport.isEmpty() ? "" : Airports.place(airport));
    }

    /** How many pieces this line delivers. */
    int delivers() {
        return StatusCodes.delivers(code) ? quantity().pieces() : 0;
    }

    private boolean partly(int before) {
        FsuQuantity quantity = quantity();
        int all = Math.max(quantity.all(), consignment.quantity().all());
        int pieces = quantity.pieces() + (StatusCodes.delivers(code) ? before : 0);
        return quantity.isSaid() && (all > 0 ? pieces < all : !quantity.kind().equals("T"));
    }

    private FsuQuantity quantity() {
        return quantityAt < 0 ? consignment.quantity() : FsuQuantity.read(fields.get(quantityAt));
    }

    /** The first airport behind the date: where it happened, or where the flight leaves from. */
    private String airport() {
        if (NOWHERE.contains(code)) {
            return "";
        }
        int from = Math.max(dateAt, 0) + 1;
        int to = quantityAt < 0 ? fields.size() : quantityAt;
        for (int i = from; i < to; i++) {
            if (AIRPORTS.matcher(fields.get(i)).matches()) {
                return fields.get(i).substring(0, 3);
            }
        }
        return "";
    }

    /** That of the departure, or for an arrival that of the arrival; it stands behind the quantity, if anywhere. */
    private String timeInfo() {
        int departure = quantityAt < 0 ? index(field -> TIMES.matcher(field).matches(), 1) : quantityAt + 1;
        int at = departure + (ARRIVALS.contains(code) ? 1 : 0);
        boolean told = departure > 0
                && at < fields.size()
                && TIMES.matcher(fields.get(at)).matches();
        return told ? fields.get(at) : "";
    }

    /** The flight or carrier between code and date, also where its number stands apart. */
    private String flight() {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i < Math.max(1, dateAt); i++) {
            String field = fields.get(i);
            boolean apart = !parts.isEmpty() && NUMBER.matcher(field).matches();
            if (apart
                    || FLIGHT.matcher(field).matches()
                    || CARRIER.matcher(field).matches()) {
                parts.add(field);
            }
        }
        return String.join("", parts);
    }

    /** Day and month, with the time of day that belongs to it or stands next to it. */
    private String date() {
        if (dateAt < 0) {
            return "";
        }
        String next = dateAt + 1 < fields.size() ? fields.get(dateAt + 1) : "";
        return fields.get(dateAt) + (FsuTime.isDay(fields.get(dateAt)) && next.matches("\\d{4}") ? next : "");
    }

    /** What makes the status this one, so that a message which comes again changes nothing. */
    private String id(String airport) {
        String quantity = quantityAt < 0 ? "" : fields.get(quantityAt);
        return String.join("-", consignment.waybill(), code, airport, flight(), dateAt < 0 ? words : date(), quantity);
    }

    private int index(Predicate<String> shape, int from) {
        for (int i = from; i < fields.size(); i++) {
            if (shape.test(fields.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Without what continues it on the same line: containers, customs and service information. */
    private static String firstLine(String line) {
        return line.split("\\s(?=(?:ULD|OCI|OSI)/)", 2)[0].strip();
    }

    private static String note(String note) {
        return note.isEmpty() ? "" : " (" + note + ")";
    }
}
