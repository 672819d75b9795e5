package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.carrier.Scan;

/** One shipment's events as scans. FedEx tells them newest first. */
final class FedexScans {

    private static final Pattern CANCELLED = Pattern.compile("cancel", Pattern.CASE_INSENSITIVE);

    /** The kinds of dates that something happened at, the likeliest for a latest status first. */
    private static final List<String> HAPPENED = List.of(
            "ACTUAL_DELIVERY",
            "ATTEMPTED_DELIVERY",
            "ACTUAL_PICKUP",
            "ACTUAL_TENDER",
            "SHIPMENT_DATA_RECEIVED",
            "SHIP");

    private static final String DELIVERED = "DL";

    /** A delivery is one scan, whether the summary tells it first or its event. */
    private static final String LATEST = "latest/";

    /** Far more than any journey has. */
    private static final int MOST_EVENTS = 1000;

    private final JsonNode shipment;
    private final List<JsonNode> events;
    private final Map<String, Scan> scans = new LinkedHashMap<>();

    private FedexScans(JsonNode shipment) {
        this.shipment = shipment;
        this.events = FedexJson.each(shipment, "scanEvents").stream()
                .limit(MOST_EVENTS)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(events);
    }

    static List<Scan> of(JsonNode shipment) {
        return new FedexScans(shipment).read();
    }

    /** When the shipment began, as far as FedEx tells; long ago when it does not. */
    static Instant shipped(JsonNode shipment) {
        return Stream.concat(
                        date(shipment, "SHIP").stream(),
                        FedexJson.each(shipment, "scanEvents").stream()
                                .flatMap(event -> FedexTime.of(FedexJson.text(event, "date")).stream()))
                .map(time -> time.at().toInstant())
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    static boolean isCancelled(JsonNode status) {
        String words = FedexJson.text(status, "description") + " " + FedexJson.text(status, "statusByLocale");
        return isCancelled(code(status, "code", "derivedCode"), words);
    }

    /** The code alone may also say that the carrier has the goods. */
    static boolean isCancelled(String code, String words) {
        return code.equals("CA") && CANCELLED.matcher(words).find();
    }

    private List<Scan> read() {
        List<Optional<FedexTime>> times = times();
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            times.get(i).ifPresent(time -> keep(event, time));
        }
        latest();
        return FedexVerdict.homeward(scans.values().stream()
                .sorted(Comparator.comparing(scan -> scan.at().toInstant()))
                .toList());
    }

    private void keep(JsonNode event, FedexTime time) {
        String code = code(event, "eventType", "derivedStatusCode");
        FedexVerdict verdict = FedexVerdict.of(code, event);
        String exception = FedexJson.text(event, "exceptionCode");
        String words = Stream.of(
                        FedexJson.text(event, "eventDescription", "derivedStatus"),
                        exception,
                        FedexJson.text(event, "exceptionDescription"))
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        String place = place(event.path("scanLocation"));
        String where = FedexJson.text(event, "locationId");
        String id = String.join("/", FedexJson.text(event, "date"), code, exception, where.isEmpty() ? place : where);
        add(new Scan(
                code.equals(DELIVERED) ? LATEST + DELIVERED : id,
                time.at(),
                verdict.status(),
                verdict.reason(),
                code,
                time.behind(words),
                place));
    }

    /** The summary is news when there are no events, or when it alone tells the end. */
    private void latest() {
        JsonNode status = shipment.path("latestStatusDetail");
        String code = code(status, "code", "derivedCode");
        boolean cancelled = isCancelled(status);
        boolean told =
                scans.values().stream().anyMatch(scan -> scan.carrierCode().equals(code));
        boolean news = cancelled || !told && (scans.isEmpty() || code.equals(DELIVERED));
        if (code.isEmpty() || !news) {
            return;
        }
        FedexVerdict verdict = FedexVerdict.of(code, status);
        String words = FedexJson.text(status, "description", "statusByLocale");
        String place = place(status.path("scanLocation"));
        latestTime(cancelled)
                .map(time -> new Scan(
                        LATEST + code,
                        time.at(),
                        verdict.status(),
                        verdict.reason(),
                        code,
                        time.behind(words),
                        place))
                .ifPresent(this::add);
    }

    /** A cancellation has no date of its own: it came after everything else. */
    private Optional<FedexTime> latestTime(boolean cancelled) {
        Optional<FedexTime> last = scans.values().stream()
                .map(Scan::at)
                .max(Comparator.comparing(OffsetDateTime::toInstant))
                .map(FedexTime::besides);
        Optional<FedexTime> happened =
                HAPPENED.stream().flatMap(type -> date(shipment, type).stream()).findFirst();
        return cancelled ? last.or(() -> happened) : happened.or(() -> last);
    }

    /** The same scan twice is one; another at the same moment is told apart by its words, another delivery by its time. */
    private void add(Scan scan) {
        String id = scan.id();
        for (int twin = 2; scans.containsKey(id) && !same(scans.get(id), scan); twin++) {
            id = scan.id() + "/" + twin;
        }
        scans.put(
                id,
                new Scan(
                        id,
                        scan.at(),
                        scan.status(),
                        scan.reason(),
                        scan.carrierCode(),
                        scan.carrierWords(),
                        scan.place()));
    }

    private static boolean same(Scan one, Scan other) {
        return one.at().equals(other.at()) && one.carrierWords().equals(other.carrierWords());
    }

    /** Each event's own time, or that of the event before it; the first ones' is that of the first that has one. */
    private List<Optional<FedexTime>> times() {
        List<Optional<FedexTime>> own = events.stream()
                .map(event -> FedexTime.of(FedexJson.text(event, "date")))
                .toList();
        Optional<FedexTime> near = own.stream().flatMap(Optional::stream).findFirst();
        List<Optional<FedexTime>> times = new ArrayList<>();
        for (Optional<FedexTime> time : own) {
            near = time.isPresent() ? time : near;
            times.add(time.isPresent() ? time : near.map(other -> FedexTime.besides(other.at())));
        }
        return times;
    }

    private static Optional<FedexTime> date(JsonNode shipment, String type) {
        return FedexJson.each(shipment, "dateAndTimes").stream()
                .filter(date -> FedexJson.text(date, "type").equals(type))
                .flatMap(date -> FedexTime.of(FedexJson.text(date, "dateTime")).stream())
                .findFirst();
    }

    private static String code(JsonNode json, String field, String orField) {
        return FedexJson.text(json, field, orField).toUpperCase(Locale.ROOT);
    }

    private static String place(JsonNode location) {
        String city = FedexJson.text(location, "city");
        return Stream.of(
                        city.isEmpty() ? FedexJson.text(location, "postalCode") : city,
                        FedexJson.text(location, "stateOrProvinceCode"),
                        FedexJson.text(location, "countryCode", "countryName"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
