package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.Label;
import org.kontor.carrier.Refusal;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What became of an order: by its own answer, or later by label recovery. Pure. */
final class UpsLabels {

    static final String RECOVERY = "labels/v1/recovery";

    private static final int NOT_FOUND = 404;
    private static final Set<String> VOIDED = Set.of("300033");
    private static final Pattern VOIDED_WORDS = Pattern.compile("(been|was|is) voided", Pattern.CASE_INSENSITIVE);
    private static final Set<String> UNKNOWN = Set.of("9801031", "300007", "40401");
    private static final Pattern UNKNOWN_WORDS =
            Pattern.compile("no shipment|not (be )?found|does not exist", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "GIF", "image/gif",
            "PNG", "image/png",
            "PDF", "application/pdf",
            "ZPL", "application/zpl",
            "EPL", "application/epl",
            "SPL", "application/spl");

    /** Languages of printers: one label after the other is a document too. */
    private static final Set<String> JOINED = Set.of("ZPL", "EPL", "SPL");

    private UpsLabels() {}

    /** The label of one package. */
    private record Sheet(String number, String format, byte[] content) {}

    static ObjectNode byReference(String reference, UpsAccount account) {
        ObjectNode json = question(account);
        ObjectNode values = ((ObjectNode) json.path("LabelRecoveryRequest")).putObject("ReferenceValues");
        values.putObject("ReferenceNumber").put("Value", reference);
        values.put("ShipperNumber", account.number());
        return json;
    }

    static ObjectNode byNumber(String number, UpsAccount account) {
        ObjectNode json = question(account);
        ((ObjectNode) json.path("LabelRecoveryRequest")).put("TrackingNumber", number);
        return json;
    }

    private static ObjectNode question(UpsAccount account) {
        ObjectNode json = UpsJson.object();
        json.putObject("LabelRecoveryRequest").set("LabelSpecification", UpsShip.label(account));
        return json;
    }

    /** The answer to an order. Whatever of it cannot be understood, UPS may have taken the order. */
    static BookingOutcome ordered(JsonAnswer answer) {
        if (UpsErrors.failed(answer)) {
            return new BookingOutcome.Refused(UpsErrors.refusals(answer).get(0));
        }
        JsonNode results = answer.body().path("ShipmentResponse").path("ShipmentResults");
        return booked(results, "PackageResults", "ShippingLabel", "ImageFormat");
    }

    /** The answer of label recovery; empty when UPS knows no shipment of that reference. */
    static Optional<BookingOutcome> recovered(JsonAnswer answer) {
        if (!UpsErrors.failed(answer)) {
            JsonNode results = answer.body().path("LabelRecoveryResponse");
            return Optional.of(booked(results, "LabelResults", "LabelImage", "LabelImageFormat"));
        }
        List<UpsErrors.Failure> failures = UpsErrors.in(answer);
        if (failures.stream().anyMatch(UpsLabels::isVoided)) {
            return Optional.of(new BookingOutcome.Refused(new Refusal(
                    Refusal.Reason.OTHER, "", "The shipment was booked and cancelled: " + UpsErrors.words(answer))));
        }
        if (answer.status() == NOT_FOUND || failures.stream().anyMatch(UpsLabels::isUnknown)) {
            return Optional.empty();
        }
        throw inDoubt("UPS cannot tell whether it has the shipment: " + UpsErrors.words(answer));
    }

    /** A reference that stands on several shipments or packages is answered with their numbers instead of labels. */
    static Optional<String> candidate(JsonAnswer answer) {
        JsonNode results = answer.body().path("LabelRecoveryResponse");
        boolean hasLabels = !UpsJson.each(results.path("LabelResults")).isEmpty();
        return hasLabels
                ? Optional.empty()
                : UpsJson.each(results.path("TrackingCandidate")).stream()
                        .map(candidate -> UpsJson.text(candidate.path("TrackingNumber")))
                        .filter(number -> !number.isEmpty())
                        .findFirst();
    }

    private static boolean isVoided(UpsErrors.Failure failure) {
        return VOIDED.contains(failure.code())
                || VOIDED_WORDS.matcher(failure.message()).find();
    }

    private static boolean isUnknown(UpsErrors.Failure failure) {
        return UNKNOWN.contains(failure.code())
                || UNKNOWN_WORDS.matcher(failure.message()).find();
    }

    private static BookingOutcome booked(JsonNode results, String list, String image, String format) {
        List<Sheet> sheets = UpsJson.each(results.path(list)).stream()
                .map(parcel -> sheet(parcel, parcel.path(image), format))
                .flatMap(Optional::stream)
                .toList();
        String shipment = UpsJson.text(results.path("ShipmentIdentificationNumber"));
        if (sheets.isEmpty()) {
            throw inDoubt("UPS answered without a label" + (shipment.isEmpty() ? "" : " for its shipment " + shipment));
        }
        String waybill = shipment.isEmpty() ? sheets.get(0).number() : shipment;
        if (waybill.isEmpty()) {
            throw inDoubt("UPS answered with a label but without the shipment's number");
        }
        return new BookingOutcome.Booked(waybill, document(sheets));
    }

    private static Optional<Sheet> sheet(JsonNode parcel, JsonNode image, String format) {
        String content = UpsJson.text(image.path("GraphicImage")).replaceAll("\\s", "");
        try {
            return content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Sheet(
                            UpsJson.text(parcel.path("TrackingNumber")),
                            UpsJson.text(image.path(format).path("Code")).toUpperCase(Locale.ROOT),
                            Base64.getDecoder().decode(content)));
        } catch (IllegalArgumentException e) {
            throw inDoubt("UPS answered with a label that is no base64");
        }
    }

    /** One label as UPS sent it; several for a printer one after the other, several images in an archive. */
    private static Label document(List<Sheet> sheets) {
        String format = sheets.get(0).format();
        if (sheets.size() > 1 && !JOINED.contains(format)) {
            return new Label("application/zip", archive(sheets));
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        sheets.forEach(sheet -> joined.writeBytes(sheet.content()));
        return new Label(MEDIA_TYPES.getOrDefault(format, "application/octet-stream"), joined.toByteArray());
    }

    private static byte[] archive(List<Sheet> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            int count = 0;
            for (Sheet sheet : sheets) {
                count++;
                ZipEntry entry = new ZipEntry(String.format(
                        Locale.ROOT,
                        "%03d-%s.%s",
                        count,
                        sheet.number(),
                        sheet.format().toLowerCase(Locale.ROOT)));
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(sheet.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ProviderException inDoubt(String sentence) {
        return new ProviderException(Fault.IN_DOUBT, sentence);
    }
}
