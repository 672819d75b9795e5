package org.kontor.carrier.ocean;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One event in any of the standard's four shapes: flat (2.x), metadata and payload (3.0 beta), classified (3.0). */
final class Event {

    /** Whether it has happened, or is only expected; what is only asked for is no more than a plan. */
    enum Certainty {
        PLANNED,
        ESTIMATED,
        ACTUAL
    }

    private static final List<String> KINDS = List.of("EQUIPMENT", "TRANSPORT", "SHIPMENT", "IOT", "REEFER");

    /** Paths that were used, as many as there are in this bundle; a carrier's odd kind of event adds none. */
    private static final Map<String, JsonPointer> POINTERS = new ConcurrentHashMap<>();

    private static final int MOST_POINTERS = 500;

    private final JsonNode json;
    private final JsonNode call;
    private final JsonNode location;
    private final String id;
    private final String kind;
    private final String code;
    private final Optional<Moment> happens;
    private final Optional<Moment> told;

    Event(JsonNode json) {
        this.json = json;
        this.call = part("/transportCall", "/payload/transportCall", "/transportDetails/transportCall");
        this.location = part("/eventLocation", "/payload/eventLocation");
        this.id = first("/eventID", "/metadata/eventID");
        this.kind = readKind();
        String own = code(kind);
        this.code = own.isEmpty() ? first("/eventTypeCode", "/payload/eventTypeCode") : own;
        this.happens = moment("/eventDateTime", "/payload/eventDateTime");
        this.told = moment("/eventCreatedDateTime", "/metadata/eventCreatedDateTime", "/eventUpdatedDateTime");
    }

    /** Empty when the carrier gives none. */
    String id() {
        return id;
    }

    /** In upper case; EQUIPMENT, TRANSPORT, SHIPMENT, IOT and REEFER are known. */
    String kind() {
        return kind;
    }

    private String readKind() {
        String said = upper(first("/eventType", "/metadata/eventType", "/eventClassification/eventType"));
        return said.isEmpty()
                ? KINDS.stream().filter(one -> !code(one).isEmpty()).findFirst().orElse("")
                : said;
    }

    /** As the carrier writes it. */
    String code() {
        return code;
    }

    private String code(String of) {
        String name = of.toLowerCase(Locale.ROOT);
        return first(
                "/" + name + "EventTypeCode",
                "/payload/" + name + "EventTypeCode",
                "/eventClassification/" + name + "EventType");
    }

    Certainty certainty() {
        String said = upper(
                first("/eventClassifierCode", "/payload/eventClassifierCode", "/eventClassification/eventClassifier"));
        if (said.startsWith("EST")) {
            return Certainty.ESTIMATED;
        }
        return said.isEmpty() || said.startsWith("ACT") ? Certainty.ACTUAL : Certainty.PLANNED;
    }

    /** When it happened or is expected. */
    Optional<Moment> happens() {
        return happens;
    }

    /** When the carrier said so. */
    Optional<Moment> told() {
        return told;
    }

    /** The type of the document that a shipment event is about. */
    String document() {
        return first(
                "/documentTypeCode",
                "/payload/documentTypeCode",
                "/shipmentDetails/documentReference/type",
                "/shipmentInformationTypeCode");
    }

    String documentNumber() {
        return first(
                "/documentID",
                "/documentReference",
                "/payload/documentReference",
                "/payload/documentID",
                "/shipmentDetails/documentReference/reference");
    }

    String container() {
        return upper(
                first("/equipmentReference", "/payload/equipmentReference", "/equipmentDetails/equipmentReference"));
    }

    /** EMPTY, LADEN, or nothing. */
    String filling() {
        return upper(first("/emptyIndicatorCode", "/payload/emptyIndicatorCode", "/equipmentDetails/emptyIndicator"));
    }

    String mode() {
        return upper(call("/modeOfTransport"));
    }

    /** The first text at these paths of the transport call. */
    String call(String... paths) {
        return first(call, paths);
    }

    /** A text of where the event says it was, or else of where the transport called. */
    String located(String path) {
        String own = text(location, path);
        String there = own.isEmpty() ? text(call.path("location"), path) : own;
        return there.isEmpty() ? text(call, path) : there;
    }

    /** The first text at these paths of the event itself. */
    String first(String... paths) {
        return first(json, paths);
    }

    /** Whether one of these says true. */
    boolean says(String... paths) {
        return Stream.of(paths).anyMatch(path -> json.at(pointer(path)).asBoolean());
    }

    /** Everything in the lists at these paths. */
    Stream<JsonNode> all(String... paths) {
        List<JsonNode> all = new ArrayList<>();
        Stream.of(paths).forEach(path -> json.at(pointer(path)).forEach(all::add));
        return all.stream();
    }

    private Optional<Moment> moment(String... paths) {
        return Stream.of(paths)
                .flatMap(path -> Moment.read(first(path)).stream())
                .findFirst();
    }

    private JsonNode part(String... paths) {
        return Stream.of(paths)
                .map(path -> json.at(pointer(path)))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static String first(JsonNode of, String... paths) {
        for (String path : paths) {
            String text = text(of, path);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String text(JsonNode of, String path) {
        JsonNode node = of.at(pointer(path));
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }

    private static JsonPointer pointer(String path) {
        return POINTERS.size() < MOST_POINTERS
                ? POINTERS.computeIfAbsent(path, JsonPointer::compile)
                : POINTERS.getOrDefault(path, JsonPointer.compile(path));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
