package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Reads MyDHL API's events; what it calls a shipment's status is only whether the question was answered. */
final class ExpressScans {

    private final Map<String, Happening> happenings = new LinkedHashMap<>();

    private ExpressScans() {}

    /** The events of the shipment and its pieces; what is said of both counts once. */
    static List<Scan> read(JsonNode json) {
        if (!json.path("shipments").isArray()) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "DHL's answer about tracking lists no shipments");
        }
        ExpressScans scans = new ExpressScans();
        for (JsonNode shipment : Json.each(json, "shipments")) {
            Stream.concat(Stream.of(shipment), Json.each(shipment, "pieces").stream())
                    .flatMap(part -> Json.each(part, "events").stream())
                    .forEach(event -> scans.add(event, shipment));
        }
        return Happening.journey(scans.happenings.values());
    }

    /** An event without a day cannot be placed. */
    private void add(JsonNode event, JsonNode shipment) {
        String date = Json.text(event, "date");
        String time = Json.text(event, "time");
        Happening.When.of(date.contains(":") ? date : date + "T" + time, offset(event, date, time), Optional.empty())
                .ifPresent(when -> {
                    String code = Json.text(event, "typeCode");
                    String area = area(event, "code");
                    String id = String.join("|", date + "T" + time, code, area);
                    String words = Json.text(event, "description");
                    String place = area(event, "description");
                    happenings.putIfAbsent(
                            id,
                            new Happening(
                                    id,
                                    when.at(),
                                    meaning(code, area, shipment),
                                    code,
                                    words,
                                    when.remark(),
                                    place.isEmpty() ? area : place));
                });
    }

    private static Optional<ZoneOffset> offset(JsonNode event, String date, String time) {
        return Moments.offset(Json.text(event, "GMTOffset"))
                .or(() -> Moments.offset(time))
                .or(() -> Moments.offset(date));
    }

    /** Clearance where the shipment began is the export's. */
    private static ScanCodes.Meaning meaning(String code, String area, JsonNode shipment) {
        ScanCodes.Meaning meaning = ScanCodes.of(code).orElse(ScanCodes.UNRECOGNISED);
        boolean export = !area.isEmpty()
                && area.equals(area(shipment.path("shipperDetails"), "code"))
                && !area.equals(area(shipment.path("receiverDetails"), "code"));
        boolean importing = meaning.status()
                .filter(status -> status == Status.IMPORT_CUSTOMS)
                .isPresent();
        return export && importing ? ScanCodes.Meaning.of(Status.EXPORT_CUSTOMS, meaning.reason()) : meaning;
    }

    private static String area(JsonNode json, String field) {
        return Json.each(json, "serviceArea").stream()
                .map(area -> Json.text(area, field))
                .findFirst()
                .orElse("");
    }
}
