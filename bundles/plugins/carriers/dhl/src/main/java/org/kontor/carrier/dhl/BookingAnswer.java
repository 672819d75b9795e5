package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.Label;

/** Reads what DHL issued: the waybill, and the documents in base 64. */
final class BookingAnswer {

    private static final Map<String, String> MEDIA = Map.of(
            "PDF", "application/pdf",
            "ZPL", "application/zpl",
            "LP2", "application/lp2",
            "EPL", "application/epl",
            "EPL2", "application/epl",
            "TIFF", "image/tiff",
            "PNG", "image/png");

    private BookingAnswer() {}

    /** The booking, when DHL says of it all that we need. */
    static Optional<BookingOutcome> booked(JsonNode json) {
        String waybill = waybill(json);
        return waybill.isEmpty()
                ? Optional.empty()
                : label(json).map(label -> new BookingOutcome.Booked(waybill, label));
    }

    static String waybill(JsonNode json) {
        return Json.text(json, "shipmentTrackingNumber");
    }

    /** The transport label; where there is none, the waybill's copy for the file. */
    private static Optional<Label> label(JsonNode json) {
        List<JsonNode> documents = Stream.concat(
                        Json.each(json, "documents").stream(),
                        Json.each(json, "packages").stream().flatMap(piece -> Json.each(piece, "documents").stream()))
                .toList();
        return Stream.of("label", "waybillDoc")
                .flatMap(kind -> documents.stream()
                        .filter(document -> Json.text(document, "typeCode").equalsIgnoreCase(kind)))
                .flatMap(document -> document(document, "imageFormat").stream())
                .findFirst();
    }

    /** A document from DHL's archive. */
    static Optional<Label> archived(JsonNode json) {
        return Json.each(json, "documents").stream()
                .flatMap(document -> document(document, "encodingFormat").stream())
                .findFirst();
    }

    private static Optional<Label> document(JsonNode document, String format) {
        String media = Json.text(document, format).toUpperCase(Locale.ROOT);
        try {
            byte[] content =
                    Base64.getDecoder().decode(Json.text(document, "content").replaceAll("\\s", ""));
            return content.length == 0
                    ? Optional.empty()
                    : Optional.of(new Label(MEDIA.getOrDefault(media, "application/octet-stream"), content));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
