package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kontor.carrier.Label;

/** What FedEx gives for a booking: the shipment's number, and its labels in one piece. */
final class FedexReceipt {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "PDF", "application/pdf",
            "PNG", "image/png",
            "ZPLII", "application/zpl",
            "EPL2", "application/epl");

    private static final List<String> FOR_PRINTERS = List.of("ZPLII", "EPL2");
    private static final List<String> MERGED = List.of("MERGED_LABELS_ONLY", "MERGED_LABEL_DOCUMENTS");

    private final JsonNode shipment;
    private final String format;

    /** {@code format} is what we asked for, where FedEx does not say what it gives. */
    FedexReceipt(JsonNode body, String format) {
        this.shipment = body.path("output").path("transactionShipments").path(0);
        this.format = format;
    }

    /** The number of the whole shipment; empty when FedEx has not made it yet. */
    Optional<String> waybill() {
        JsonNode piece = shipment.path("pieceResponses").path(0);
        JsonNode master = shipment.path("completedShipmentDetail").path("masterTrackingId");
        return Stream.of(
                        FedexJson.text(shipment, "masterTrackingNumber"),
                        FedexJson.text(master, "trackingNumber"),
                        FedexJson.text(piece, "masterTrackingNumber", "trackingNumber"))
                .filter(number -> !number.isEmpty())
                .findFirst();
    }

    /** The labels byte for byte: one as it is, those for a label printer in a row, others in a zip file. */
    Optional<Label> label(Function<String, Optional<byte[]>> download) {
        List<Label> labels = documents().stream()
                .flatMap(document -> content(document, download).stream())
                .toList();
        if (labels.size() < 2) {
            return labels.stream().findFirst();
        }
        String mediaType = labels.get(0).mediaType();
        boolean inARow = labels.stream().allMatch(label -> label.mediaType().equals(mediaType))
                && FOR_PRINTERS.stream().map(MEDIA_TYPES::get).anyMatch(mediaType::equals);
        return Optional.of(inARow ? inARow(labels, mediaType) : zipped(labels));
    }

    /** What stands in a label's place when FedEx has booked but its label cannot be had any more. */
    static Label notice(String waybill) {
        String text = "FedEx has booked this shipment under " + waybill + ", but its label was lost on the way.\n"
                + "FedEx gives a label only once. Print it again in FedEx Ship Manager,\n"
                + "or cancel " + waybill + " and book anew.\n";
        return new Label("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The merged labels, or else those of the packages in their order, or else the shipment's. */
    private List<JsonNode> documents() {
        List<JsonNode> ofShipment = FedexJson.each(shipment, "shipmentDocuments");
        Optional<JsonNode> merged = ofShipment.stream()
                .filter(document -> MERGED.contains(FedexJson.text(document, "contentType")))
                .findFirst();
        if (merged.isPresent()) {
            return List.of(merged.get());
        }
        List<JsonNode> ofPackages = FedexJson.each(shipment, "pieceResponses").stream()
                .sorted(Comparator.comparing(piece -> FedexJson.amount(piece, "packageSequenceNumber")))
                .flatMap(piece -> FedexJson.each(piece, "packageDocuments").stream())
                .toList();
        return ofPackages.isEmpty()
                ? ofShipment.stream()
                        .filter(document ->
                                FedexJson.text(document, "contentType").endsWith("LABEL"))
                        .toList()
                : ofPackages;
    }

    private Optional<Label> content(JsonNode document, Function<String, Optional<byte[]>> download) {
        String encoded = FedexJson.text(document, "encodedLabel");
        String url = FedexJson.text(document, "url");
        Optional<byte[]> bytes = encoded.isEmpty()
                ? Optional.of(url).filter(address -> !address.isEmpty()).flatMap(download)
                : decoded(encoded);
        String told = FedexJson.text(document, "docType");
        String mediaType = MEDIA_TYPES.getOrDefault(told, MEDIA_TYPES.getOrDefault(format, "application/octet-stream"));
        return bytes.filter(content -> content.length > 0).map(content -> new Label(mediaType, content));
    }

    private static Optional<byte[]> decoded(String encoded) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(encoded));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Label inARow(List<Label> labels, String mediaType) {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        labels.forEach(label -> row.writeBytes(label.content()));
        return new Label(mediaType, row.toByteArray());
    }

    private static Label zipped(List<Label> labels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < labels.size(); i++) {
                String ending = labels.get(i).mediaType().replaceAll(".*/", "");
                zip.putNextEntry(new ZipEntry("label-" + (i + 1) + "." + ending));
                zip.write(labels.get(i).content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Label("application/zip", bytes.toByteArray());
    }
}
