package org.kontor.carrier.air;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kontor.carrier.Scan;

/** Logistics events of one air waybill as scans. What is planned or estimated has not happened and is none. */
final class AirEvents {

    private static final Set<String> NOT_YET = Set.of("PLANNED", "ESTIMATED", "EXPECTED", "REQUESTED", "SCHEDULED");

    private static final String PART = "partialEventIndicator";

    private final String origin;
    private final UnaryOperator<Thing> follow;

    /** {@code origin} is the airport where the waybill begins, if that is known. */
    AirEvents(String origin, UnaryOperator<Thing> follow) {
        this.origin = origin;
        this.follow = follow;
    }

    /** Every event that a document holds, as an item of a collection, of an object or of a notification. */
    static List<Thing> in(Thing document) {
        return document.everything().stream()
                .filter(thing -> thing.has("eventCode")
                        || !thing.isLink() && (thing.is("LogisticsEvent") || thing.is("StatusUpdateEvent")))
                .toList();
    }

    /** Oldest first, each once. */
    List<Scan> scans(List<Thing> events) {
        List<Thing> happened = events.stream()
                .filter(AirEvents::hasHappened)
                .filter(event -> time(event).isPresent())
                .sorted(Comparator.comparing(
                        event -> time(event).orElseThrow().at().toInstant()))
                .toList();
        int all = happened.stream()
                .filter(event -> !event.flag(PART))
                .mapToInt(AirEvents::pieces)
                .max()
                .orElse(0);
        int delivered = 0;
        Set<String> known = new HashSet<>();
        List<Scan> scans = new ArrayList<>();
        for (Thing event : happened) {
            if (known.add(id(event))) {
                delivered += StatusCodes.delivers(code(event)) ? pieces(event) : 0;
                scans.add(scan(event, partly(event, all, delivered), all));
            }
        }
        return scans;
    }

    private Scan scan(Thing event, boolean partly, int all) {
        Moment time = time(event).orElseThrow();
        Thing location = follow.apply(event.one("eventLocation"));
        String airport = Airports.code(location);
        StatusCodes.Meaning meaning = StatusCodes.meaning(code(event), atOrigin(airport), partly);
        List<String> words = new ArrayList<>();
        words.add(said(event));
        words.add(partly ? counted(pieces(event), all) : "");
        words.add(time.note());
        words.removeIf(String::isEmpty);
        return new Scan(
                id(event),
                time.at(),
                meaning.status(),
                meaning.reason(),
                code(event),
                String.join("; ", words),
                place(location, airport));
    }

    /** By the count of pieces, with those delivered before; else the event itself says that it is about a part. */
    private static boolean partly(Thing event, int all, int delivered) {
        int pieces = StatusCodes.delivers(code(event)) ? delivered : pieces(event);
        return all > 0 && pieces(event) > 0 ? pieces < all : event.flag(PART);
    }

    private static String counted(int pieces, int all) {
        return pieces == 0 ? "not all pieces" : pieces + (all == 0 ? " pieces, not all" : " of " + all + " pieces");
    }

    private boolean atOrigin(String airport) {
        return !origin.isEmpty() && origin.equalsIgnoreCase(airport);
    }

    private static boolean hasHappened(Thing event) {
        boolean notYet = NOT_YET.contains(event.code("eventTimeType").toUpperCase(Locale.ROOT));
        return !code(event).isEmpty() && (!notYet || code(event).equals(StatusCodes.BOOKED));
    }

    /** A booking happened when it was told, whatever day it is for; others when they say, else when they were told. */
    private static Optional<Moment> time(Thing event) {
        boolean booked = code(event).equals(StatusCodes.BOOKED);
        Optional<Moment> told = event.time("creationDate");
        Optional<Moment> date = event.time("eventDate");
        return booked && told.isPresent() && date.isPresent()
                ? date.get().at().isBefore(told.get().at()) ? date : told
                : date.or(() -> told);
    }

    private static String code(Thing event) {
        String code = event.code("eventCode").toUpperCase(Locale.ROOT);
        String discrepancy = StatusCodes.discrepancy(said(event));
        return code.equals(StatusCodes.DISCREPANCY) && !discrepancy.isEmpty() ? code + "/" + discrepancy : code;
    }

    private static String said(Thing event) {
        String name = event.text("eventName");
        return name.isEmpty() ? event.one("eventCode").text("codeDescription") : name;
    }

    private static int pieces(Thing event) {
        return event.number("recordedPieceCount")
                .filter(count -> count.signum() > 0 && count.compareTo(BigDecimal.valueOf(1_000_000)) < 0)
                .map(BigDecimal::intValue)
                .orElse(0);
    }

    /** The event's own address, or what it says, so that it is the same when it is told again. */
    private static String id(Thing event) {
        return event.id().isEmpty() || event.id().startsWith("_:")
                ? String.join(
                        "-",
                        code(event),
                        time(event).orElseThrow().at().toString(),
                        Airports.code(event.one("eventLocation")),
                        Integer.toString(pieces(event)))
                : event.id();
    }

    private String place(Thing location, String airport) {
        String name = location.text("locationName");
        String city = follow.apply(location.one("address")).text("cityName");
        return Airports.find(airport)
                .map(Airports.Airport::place)
                .orElse(!name.isEmpty() ? name : !city.isEmpty() ? city : airport);
    }
}
