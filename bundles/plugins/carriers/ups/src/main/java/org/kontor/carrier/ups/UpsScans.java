package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Tracking: every activity of every package that UPS tells of a number, oldest first. Pure. */
final class UpsScans {

    private static final Set<String> UNKNOWN_NUMBER = Set.of("TW0001", "TV1002", "40401");
    private static final Pattern UNKNOWN_WORDS =
            Pattern.compile("not found|no tracking information|invalid (inquiry|tracking)", Pattern.CASE_INSENSITIVE);
    private static final int NOT_FOUND = 404;

    /** On the way back for certain; a mere request to return may come to nothing. */
    private static final Set<String> ON_THE_WAY_BACK = Set.of("035", "036", "081", "118");

    /** Freight that is delivered to a freight station, whatever else its codes say. */
    private static final Set<String> AT_A_STATION = Set.of("DO", "DD");

    private UpsScans() {}

    static String path(String number) {
        return "track/v1/details/" + number
                + "?locale=en_US&returnSignature=false&returnMilestones=false&returnPOD=false";
    }

    static List<Scan> read(JsonAnswer answer) {
        if (UpsErrors.failed(answer)) {
            if (answer.status() == NOT_FOUND || UpsErrors.in(answer).stream().anyMatch(UpsScans::isUnknown)) {
                return List.of();
            }
            throw UpsErrors.unexplained(answer);
        }
        JsonNode shipments = answer.body().path("trackResponse");
        if (!shipments.isObject()) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "UPS answered a question for a track with none");
        }
        return UpsJson.each(shipments.path("shipment")).stream()
                .flatMap(shipment -> UpsJson.each(shipment.path("package")).stream())
                .flatMap(parcel -> scans(parcel).stream())
                .collect(Collectors.toMap(Scan::id, scan -> scan, (scan, again) -> scan, LinkedHashMap::new))
                .values()
                .stream()
                .sorted(Comparator.comparing(scan -> scan.at().toInstant()))
                .toList();
    }

    /** True when the last that UPS tells is that the shipment was voided. */
    static boolean endsVoid(List<Scan> scans) {
        return !scans.isEmpty() && scans.get(scans.size() - 1).carrierCode().matches("007.*|(.*/)?MV(/.*)?");
    }

    private static boolean isUnknown(UpsErrors.Failure failure) {
        return UNKNOWN_NUMBER.contains(failure.code())
                || UNKNOWN_WORDS.matcher(failure.message()).find();
    }

    /** UPS tells the newest first; of those at one moment the last told is then the first that happened. */
    private static List<Scan> scans(JsonNode parcel) {
        String number = UpsJson.text(parcel.path("trackingNumber"));
        List<Scan> scans = new ArrayList<>();
        for (JsonNode activity : UpsJson.each(parcel.path("activity"))) {
            UpsTimes.moment(activity)
                    .map(moment -> scan(number, activity, moment))
                    .ifPresent(scans::add);
        }
        Collections.reverse(scans);
        scans.sort(Comparator.comparing(scan -> scan.at().toInstant()));
        return returned(scans);
    }

    private static Scan scan(String number, JsonNode activity, UpsTimes.Moment moment) {
        JsonNode status = activity.path("status");
        String words = words(status);
        String place = place(activity.at("/location/address"));
        Verdict verdict = verdict(status);
        String codes = codes(status);
        return new Scan(
                number + "-" + moment.at().toLocalDateTime() + "-" + codes + "-"
                        + Integer.toHexString((place + "|" + words).hashCode()),
                moment.at(),
                verdict.status(),
                verdict.reason(),
                codes,
                moment.isPlaced() ? words : words + " (local time, UPS gives no zone)",
                place);
    }

    private record Verdict(Status status, Reason reason) {}

    /** By the status code, or where that says nothing by the type; what both leave open, by the code of the scan. */
    private static Verdict verdict(JsonNode status) {
        String type = UpsJson.text(status.path("type"));
        String code = UpsJson.text(status.path("code"));
        List<String> row = known(UpsJson.text(status.path("statusCode")), type)
                .or(() -> UpsTable.TYPES.find(type + "/" + code))
                .or(() -> UpsTable.TYPES.find(type))
                .orElse(List.of(Status.UNRECOGNISED.name(), Reason.NONE.name()));
        boolean isOpen = row.get(1).equals("?");
        Optional<List<String>> exception =
                isOpen || type.equals("X") ? UpsTable.EXCEPTIONS.find(padded(code, 2)) : Optional.empty();
        Status ours = Status.valueOf(row.get(0));
        if (isOpen && ours == Status.IN_TRANSIT) {
            ours = exception
                    .filter(found -> !found.get(0).equals("-"))
                    .map(found -> Status.valueOf(found.get(0)))
                    .orElse(ours);
        }
        Reason given = isOpen ? Reason.NONE : Reason.valueOf(row.get(1));
        Reason unknown = isOpen && !code.isEmpty() ? Reason.UNRECOGNISED : Reason.NONE;
        Reason explained = exception.map(found -> Reason.valueOf(found.get(1))).orElse(unknown);
        return new Verdict(ours, given == Reason.NONE ? explained : given);
    }

    private static Optional<List<String>> known(String statusCode, String type) {
        return UpsTable.STATUSES
                .find(padded(statusCode, 3))
                .filter(row -> !row.get(0).equals(Status.UNRECOGNISED.name()))
                .filter(row -> !AT_A_STATION.contains(type) || !row.get(0).equals(Status.DELIVERED.name()));
    }

    /** What is delivered on its way back is back at the shipper's. */
    private static List<Scan> returned(List<Scan> scans) {
        List<Scan> told = new ArrayList<>();
        boolean back = false;
        for (Scan scan : scans) {
            back |= ON_THE_WAY_BACK.contains(padded(scan.carrierCode().split("/")[0], 3));
            told.add(back && scan.status() == Status.DELIVERED ? as(Status.RETURNED, scan) : scan);
        }
        return told;
    }

    private static Scan as(Status status, Scan scan) {
        return new Scan(
                scan.id(), scan.at(), status, scan.reason(), scan.carrierCode(), scan.carrierWords(), scan.place());
    }

    private static String codes(JsonNode status) {
        return Stream.of("statusCode", "type", "code")
                .map(field -> UpsJson.text(status.path(field)))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.joining("/"));
    }

    private static String words(JsonNode status) {
        String words = UpsJson.text(status.path("description"));
        return words.isEmpty() ? UpsJson.text(status.path("simplifiedTextDescription")) : words;
    }

    private static String place(JsonNode address) {
        String code = UpsJson.text(address.path("countryCode"));
        return Stream.of(
                        UpsJson.text(address.path("city")),
                        UpsJson.text(address.path("stateProvince")),
                        code.isEmpty() ? UpsJson.text(address.path("country")) : code)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** UPS's codes begin with zeros, which some writers take for nothing. */
    private static String padded(String code, int length) {
        boolean isShort = code.length() < length && code.matches("\\d*");
        return isShort ? "0".repeat(length - code.length()) + code : code;
    }
}
