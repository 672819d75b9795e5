package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Reads the events of DHL's unified tracking, which knows every division but only five coarse statuses. */
final class UnifiedScans {

    private static final String EXPRESS = "express";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{2,10}");

    /** DHL's five, and what its words make more exact; of the words the first that fit count. */
    private record Refined(String coarse, Pattern words, ScanCodes.Meaning meaning) {}

    private static final List<Refined> REFINED = List.of(
            refined("delivered", "\\b(returned|sender)\\b", Status.RETURNED, Reason.NONE),
            refined("delivered", "", Status.DELIVERED, Reason.NONE),
            refined("pre-transit", "", Status.ANNOUNCED, Reason.NONE),
            refined(
                    "transit",
                    "out for delivery|with (the )?(delivery )?courier|delivery vehicle",
                    Status.OUT_FOR_DELIVERY,
                    Reason.NONE),
            refined(
                    "transit",
                    "(customs|clearance).*(released|completed|cleared)|(released|cleared).*customs",
                    Status.IMPORT_CUSTOMS,
                    Reason.RELEASED),
            refined("transit", "(customs|clearance).*(hold|held|delay)", Status.CUSTOMS_HELD, Reason.NONE),
            refined("transit", "customs|clearance", Status.IMPORT_CUSTOMS, Reason.NONE),
            refined(
                    "transit",
                    "(available|ready|awaiting|held) for (collection|pick-?up)|awaiting collection",
                    Status.IN_TRANSIT,
                    Reason.HELD_FOR_COLLECTION),
            refined("transit", "\\breturn", Status.RETURNING, Reason.NONE),
            refined("transit", "picked up", Status.COLLECTED, Reason.NONE),
            refined("transit", "", Status.IN_TRANSIT, Reason.NONE),
            refined("failure", "\\breturn", Status.RETURNING, Reason.NONE),
            refined("failure", "\\bdamage", Status.DAMAGED, Reason.NONE),
            refined("failure", "\\blost\\b", Status.LOST, Reason.NONE),
            refined("failure", "customs|clearance", Status.CUSTOMS_HELD, Reason.NONE),
            refined("failure", "refus|reject", Status.DELIVERY_ATTEMPTED, Reason.CONSIGNEE_REFUSED),
            refined("failure", "address", Status.DELIVERY_ATTEMPTED, Reason.ADDRESS_INCORRECT),
            refined("failure", "not (at )?home|absent", Status.DELIVERY_ATTEMPTED, Reason.CONSIGNEE_ABSENT),
            refined("failure", "", Status.DELIVERY_ATTEMPTED, Reason.NONE));

    private final Map<String, Happening> happenings = new LinkedHashMap<>();

    private UnifiedScans() {}

    /** The events of the shipment in the division that was asked for, or else in the one that answered. */
    static List<Scan> read(JsonNode json, String service) {
        if (!json.path("shipments").isArray()) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "DHL's unified tracking lists no shipments");
        }
        List<JsonNode> shipments = Json.each(json, "shipments");
        String division = shipments.stream()
                .map(shipment -> Json.text(shipment, "service"))
                .filter(service::equals)
                .findFirst()
                .orElseGet(() -> shipments.isEmpty() ? "" : Json.text(shipments.get(0), "service"));
        UnifiedScans scans = new UnifiedScans();
        shipments.stream()
                .filter(shipment -> Json.text(shipment, "service").equals(division))
                .forEach(scans::add);
        return Happening.journey(scans.happenings.values());
    }

    /** A shipment's status is its latest event; it counts where that is not in the list. */
    private void add(JsonNode shipment) {
        List<JsonNode> events = Json.each(shipment, "events");
        events.forEach(event -> add(event, shipment));
        JsonNode status = shipment.path("status");
        String latest = Json.text(status, "timestamp");
        if (events.stream().noneMatch(event -> Json.text(event, "timestamp").equals(latest))) {
            add(status, shipment);
        }
    }

    private void add(JsonNode event, JsonNode shipment) {
        String timestamp = Json.text(event, "timestamp");
        JsonNode address = event.path("location").path("address");
        String country = Json.text(address, "countryCode");
        Happening.When.of(timestamp, Moments.offset(timestamp), Places.zoneOf(country))
                .ifPresent(when -> {
                    String code = code(event);
                    String words = Json.first(event, "description", "status", "statusDetailed", "remark");
                    String id = String.join("|", timestamp, code, Problems.shortened(words));
                    happenings.putIfAbsent(
                            id,
                            new Happening(
                                    id, when.at(), meaning(event, shipment), code, words, when.remark(), place(event)));
                });
    }

    /** Some divisions say a code of their own, others a sentence and one of the five. */
    private static String code(JsonNode event) {
        String status = Json.text(event, "status");
        return CODE.matcher(status).matches() ? status : Json.first(event, "statusCode", "status");
    }

    private static ScanCodes.Meaning meaning(JsonNode event, JsonNode shipment) {
        ScanCodes.Meaning meaning = own(event, shipment).orElseGet(() -> refined(event));
        boolean delivered = meaning.status().filter(Status.DELIVERED::equals).isPresent();
        return delivered && shipment.path("returnFlag").asBoolean()
                ? ScanCodes.Meaning.of(Status.RETURNED, meaning.reason())
                : meaning;
    }

    private static Optional<ScanCodes.Meaning> own(JsonNode event, JsonNode shipment) {
        return List.of(EXPRESS, "").contains(Json.text(shipment, "service"))
                ? ScanCodes.of(Json.text(event, "status"))
                : Optional.empty();
    }

    private static ScanCodes.Meaning refined(JsonNode event) {
        String coarse = Json.first(event, "statusCode", "status").toLowerCase(Locale.ROOT);
        String words = Stream.of("status", "statusDetailed", "description", "remark")
                .map(field -> Problems.shortened(Json.text(event, field)))
                .reduce("", (all, one) -> all + " " + one);
        return REFINED.stream()
                .filter(row -> row.coarse().equals(coarse)
                        && row.words().matcher(words).find())
                .map(Refined::meaning)
                .findFirst()
                .orElse(ScanCodes.UNRECOGNISED);
    }

    private static String place(JsonNode event) {
        JsonNode address = event.path("location").path("address");
        String locality = Json.first(address, "addressLocality", "streetAddress");
        String country = Json.text(address, "countryCode");
        if (locality.isEmpty() || country.isEmpty() || locality.endsWith(country)) {
            return locality.isEmpty() ? country : locality;
        }
        return locality + ", " + country;
    }

    private static Refined refined(String coarse, String words, Status status, Reason reason) {
        return new Refined(
                coarse, Pattern.compile(words, Pattern.CASE_INSENSITIVE), ScanCodes.Meaning.of(status, reason));
    }
}
