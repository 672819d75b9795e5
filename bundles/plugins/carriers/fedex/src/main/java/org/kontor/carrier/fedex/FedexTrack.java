package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.Scan;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The questions for a shipment, by its number or by our reference, and which shipment the answer is about. Pure. */
final class FedexTrack {

    /** FedEx looks through thirty days at most, and not into the future. */
    private static final int DAYS_BACK = 29;

    private static final String COMPLETE = "completeTrackResults";

    private FedexTrack() {}

    static ObjectNode byNumber(Collection<String> waybills) {
        ObjectNode json = FedexJson.object().put("includeDetailedScans", true);
        ArrayNode numbers = json.putArray("trackingInfo");
        waybills.forEach(
                waybill -> numbers.addObject().putObject("trackingNumberInfo").put("trackingNumber", waybill));
        return json;
    }

    static ObjectNode byReference(String reference, String account, LocalDate today) {
        ObjectNode json = FedexJson.object().put("includeDetailedScans", false);
        json.putObject("referencesInformation")
                .put("type", "CUSTOMER_REFERENCE")
                .put("value", reference)
                .put("accountNumber", account)
                .put("shipDateBegin", today.minusDays(DAYS_BACK).toString())
                .put("shipDateEnd", today.toString());
        return json;
    }

    static List<Scan> scans(JsonAnswer answer) {
        return newest(answer).map(FedexScans::of).orElse(List.of());
    }

    /** What each result says of its number; one that is in trouble, or that nobody asked for, is left out. */
    static Map<String, List<Scan>> scans(JsonAnswer answer, Set<String> waybills) {
        Map<String, List<Scan>> journeys = new HashMap<>();
        for (JsonNode result : FedexJson.each(answer.body().path("output"), COMPLETE)) {
            String number = FedexJson.text(result, "trackingNumber");
            if (waybills.contains(number)) {
                journey(FedexJson.each(result, "trackResults")).ifPresent(scans -> journeys.put(number, scans));
            }
        }
        if (journeys.isEmpty()) {
            found(answer);
        }
        return journeys;
    }

    private static Optional<List<Scan>> journey(List<JsonNode> results) {
        try {
            return Optional.of(newest(shipments(results)).map(FedexScans::of).orElse(List.of()));
        } catch (RuntimeException e) {
            // Whoever asks for this number alone hears what is the matter with it.
            return Optional.empty();
        }
    }

    /** True when the last word about the shipment is that it was cancelled. */
    static boolean isCancelled(JsonAnswer answer) {
        return newest(answer)
                .filter(shipment -> FedexScans.isCancelled(shipment.path("latestStatusDetail")))
                .isPresent();
    }

    /** The number of the whole shipment that bears our reference. */
    static Optional<String> waybill(JsonAnswer answer, String reference) {
        List<JsonNode> packages =
                found(answer).stream().filter(one -> bears(one, reference)).toList();
        return packages.stream()
                .flatMap(one -> identifiers(one, "STANDARD_MPS").stream())
                .findFirst()
                .or(() -> packages.stream()
                        .sorted(Comparator.comparing(
                                one -> FedexJson.amount(one.path("packageDetails"), "sequenceNumber")))
                        .map(one -> FedexJson.text(one.path("trackingNumberInfo"), "trackingNumber"))
                        .filter(number -> !number.isEmpty())
                        .findFirst());
    }

    /** The sandbox finds something by any reference; what bears another one is not ours. */
    private static boolean bears(JsonNode one, String reference) {
        List<String> references = identifiers(one, "CUSTOMER_REFERENCE");
        return references.isEmpty() || references.stream().anyMatch(reference::equalsIgnoreCase);
    }

    private static List<String> identifiers(JsonNode one, String type) {
        return FedexJson.each(one.path("additionalTrackingInfo"), "packageIdentifiers").stream()
                .filter(identifier -> FedexJson.text(identifier, "type").equals(type))
                .map(identifier -> FedexJson.text(identifier, "values", "value"))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** FedEx uses its numbers again: of several shipments the newest counts. */
    private static Optional<JsonNode> newest(JsonAnswer answer) {
        return newest(found(answer));
    }

    private static Optional<JsonNode> newest(List<JsonNode> shipments) {
        return shipments.stream().max(Comparator.comparing(FedexScans::shipped).thenComparing(FedexTrack::sequence));
    }

    /** The part of the unique id that counts up. */
    private static BigDecimal sequence(JsonNode shipment) {
        String id = FedexJson.text(shipment.path("trackingNumberInfo"), "trackingNumberUniqueId");
        String first = id.split("~", 2)[0];
        return first.matches("\\d{1,18}") ? new BigDecimal(first) : BigDecimal.ZERO;
    }

    /** Every shipment in the answer; none when FedEx knows none, which it says with 200 as with 404. */
    private static List<JsonNode> found(JsonAnswer answer) {
        List<JsonNode> errors = FedexErrors.of(answer);
        JsonNode output = answer.body().path("output");
        List<JsonNode> results = FedexJson.each(output, COMPLETE).stream()
                .flatMap(result -> FedexJson.each(result, "trackResults").stream())
                .toList();
        if (errors.isEmpty() && !output.path(COMPLETE).isArray()) {
            throw FedexJson.unintelligible("FedEx answered " + answer.status() + " and nothing about a shipment");
        }
        List<JsonNode> shipments = shipments(results);
        if (shipments.isEmpty()) {
            errors.forEach(FedexTrack::unknownOnly);
        }
        return shipments;
    }

    private static List<JsonNode> shipments(List<JsonNode> results) {
        List<JsonNode> shipments =
                results.stream().filter(FedexTrack::tellsSomething).toList();
        if (shipments.isEmpty()) {
            results.forEach(result -> unknownOnly(result.path("error")));
        }
        return shipments;
    }

    /** An error beside events is about something else, as in FedEx's own example. */
    private static boolean tellsSomething(JsonNode result) {
        return FedexJson.text(result.path("error"), "code").isEmpty()
                || !FedexJson.each(result, "scanEvents").isEmpty()
                || !FedexJson.text(result.path("latestStatusDetail"), "code").isEmpty();
    }

    /** Throws unless the error says that the number means nothing to FedEx. */
    private static void unknownOnly(JsonNode error) {
        if (!FedexErrors.isUnknownNumber(error)) {
            FedexErrors.throwFaults(List.of(error), Fault.UNAVAILABLE);
            throw new ProviderException(
                    Fault.UNAVAILABLE, "FedEx cannot tell now: " + FedexErrors.plain(FedexJson.text(error, "code")));
        }
    }
}
