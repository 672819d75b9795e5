package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.ocean.Codes.Meaning;
import org.kontor.carrier.ocean.Event.Certainty;

/**
 * The standard's events as a journey. What is only expected stands at the time when the carrier said so and moves
 * nothing, as papers and seals do: it has the status of what happened before. A shipment of several containers is
 * delivered with its last one.
 */
final class OceanScans {

    /** By these nobody drives to a consignee's door. */
    private static final Set<String> LONG_WAYS = Set.of("VESSEL", "BARGE", "RAIL");

    private static final Set<String> CUSTOMERS = Set.of("CLOC", "CUSTOMER_LOCATION", "CUSTOMER");

    /** An event with the time at which it stands in the journey. */
    private record Placed(Event event, Moment happens, OffsetDateTime at) {}

    private final boolean whole;
    private final Legs legs;
    private final Set<String> containers = new HashSet<>();
    private final Set<String> arrived = new HashSet<>();
    private Status last = Status.ANNOUNCED;

    /** {@code whole}: these are all events of the shipment, and name all of its containers. */
    private OceanScans(List<Event> events, boolean whole) {
        this.whole = whole;
        this.legs = new Legs(events);
        events.forEach(event -> containers.add(event.container()));
        containers.remove("");
    }

    /** Everything that an answer tells, oldest first: a bare list, or one in {@code events}, or one event alone. */
    static List<Event> events(JsonNode json) {
        JsonNode list = json.path("events").isArray() ? json.path("events") : json;
        List<Event> events = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(one -> events.add(new Event(one)));
        } else if (!new Event(list).code().isEmpty()) {
            events.add(new Event(list));
        }
        events.removeIf(event -> event.kind().isEmpty() && event.id().isEmpty());
        return events;
    }

    static List<Scan> scans(List<Event> events, boolean whole) {
        List<Event> sifted = Sifting.sifted(events);
        List<Placed> placed = new ArrayList<>();
        sifted.forEach(event -> placed(event).ifPresent(placed::add));
        placed.sort(Comparator.comparing(one -> one.at().toInstant()));
        OceanScans journey = new OceanScans(sifted, whole);
        Map<String, Scan> scans = new LinkedHashMap<>();
        for (Placed one : placed) {
            Scan scan = journey.scan(one);
            scans.putIfAbsent(scan.id(), scan);
        }
        return List.copyOf(scans.values());
    }

    /** An event that says of no time at all cannot be placed. */
    private static Optional<Placed> placed(Event event) {
        Optional<Moment> happens = event.happens().or(event::told);
        return happens.map(when -> new Placed(
                event,
                when,
                event.certainty() == Certainty.ACTUAL
                        ? when.at()
                        : event.told().orElse(when).at()));
    }

    private Scan scan(Placed placed) {
        Event event = placed.event();
        Optional<Meaning> known = meaning(event);
        Optional<Status> own =
                event.certainty() == Certainty.ACTUAL ? known.flatMap(Meaning::status) : Optional.empty();
        boolean partly = own.equals(Optional.of(Status.DELIVERED)) && !isLast(event);
        Status status = partly ? Status.IN_TRANSIT : own.orElse(known.isPresent() ? last : Status.UNRECOGNISED);
        Reason reason = partly
                ? Reason.PARTLY_ARRIVED
                : known.map(it -> reason(event, it)).orElse(Reason.NONE);
        if (status != Status.UNRECOGNISED) {
            last = status;
        }
        String code = event.code().isEmpty() ? event.kind() : event.code();
        String line = EventWords.line(event, known.map(Meaning::name).orElse(code), placed.happens());
        return new Scan(id(placed, status), placed.at(), status, reason, code, line, EventWords.place(event));
    }

    private Optional<Meaning> meaning(Event event) {
        String code = event.code();
        return switch (event.kind()) {
            case "EQUIPMENT" -> equipment(event);
            case "TRANSPORT" -> Codes.transport(code);
            case "SHIPMENT" ->
                Codes.shipment(event.document(), code, !EventWords.remark(event).isEmpty());
            case "IOT", "REEFER" -> Codes.reading(code);
            default -> Optional.empty();
        };
    }

    private Optional<Meaning> equipment(Event event) {
        String leg = legs.of(event);
        return Codes.equipment(event.code(), event.filling(), leg)
                .map(meaning -> new Meaning(
                        meaning.name(),
                        meaning.status().map(status -> atTheDoor(event, leg, status)),
                        meaning.reason()));
    }

    private static Status atTheDoor(Event event, String leg, Status status) {
        boolean dropped = Codes.plain("EQUIPMENT", event.code()).equals("DROP")
                && !event.filling().equals("EMPTY")
                && !leg.equals("EXPORT")
                && CUSTOMERS.contains(EventWords.facilityType(event));
        boolean onwards = status == Status.OUT_FOR_DELIVERY && LONG_WAYS.contains(event.mode());
        return dropped ? Status.DELIVERED : onwards ? Status.IN_TRANSIT : status;
    }

    private static Reason reason(Event event, Meaning meaning) {
        List<String> delays = meaning.reason() == Reason.NONE ? EventWords.delays(event) : List.of();
        return delays.isEmpty() ? meaning.reason() : Codes.delayReason(delays.get(0));
    }

    /** Notes the container as arrived; true when none is on its way any more. */
    private boolean isLast(Event event) {
        arrived.add(event.container());
        return event.container().isEmpty() || whole && arrived.containsAll(containers);
    }

    /** A status that depends on other events too is part of the scan's identity, and so is an expected time. */
    private static String id(Placed placed, Status status) {
        Event event = placed.event();
        String id = Sifting.copy(event);
        if (event.certainty() != Certainty.ACTUAL && !event.id().isEmpty()) {
            return id + " " + event.certainty() + " " + placed.happens().at();
        }
        if (!event.kind().equals("EQUIPMENT")) {
            return id;
        }
        Optional<Status> alone =
                new OceanScans(List.of(event), true).meaning(event).flatMap(Meaning::status);
        return alone.isEmpty() || alone.get() == status ? id : id + " " + status;
    }
}
