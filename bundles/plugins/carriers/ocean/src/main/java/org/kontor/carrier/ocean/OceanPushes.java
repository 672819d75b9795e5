package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.TrackingPush.Update;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What a carrier sends of its own accord: events of any shape, and notices about bookings and bills of lading. */
final class OceanPushes {

    static final String SIGNATURE = "notification-signature";

    private static final String PREFIX = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A notice's numbers, the one to follow by first. */
    private static final List<String> NUMBERS = List.of(
            "carrierBookingReference",
            "carrierBookingRequestReference",
            "transportDocumentReference",
            "shippingInstructionsReference");

    private static final Map<String, String> STATUSES = Map.of(
            "bookingStatus", "BKG",
            "transportDocumentStatus", "TRD",
            "shippingInstructionsStatus", "SHI");

    private final byte[] secret;
    private final Books books;

    OceanPushes(String secret, Books books) {
        this.secret = decoded(secret.strip());
        this.books = books;
    }

    List<Update> receive(Map<String, String> headers, byte[] body) {
        if (secret.length == 0 || !MessageDigest.isEqual(given(headers), signature(body))) {
            throw new SecurityException("the signature is missing or wrong");
        }
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (IOException e) {
            // The parser quotes the body, which may name a person: drop its words.
            throw new ProviderException(Fault.UNINTELLIGIBLE, "the carrier pushed something other than JSON");
        }
        return json.has("specversion") ? notice(json) : updates(OceanScans.events(json));
    }

    byte[] signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /** Each number that an event names is somebody's waybill; whose it is not takes no notice. */
    private List<Update> updates(List<Event> events) {
        Map<String, List<Event>> byNumber = new LinkedHashMap<>();
        for (Event event : events) {
            for (String number : References.numbers(event)) {
                byNumber.computeIfAbsent(number, key -> new ArrayList<>()).add(event);
            }
        }
        List<Update> updates = new ArrayList<>();
        byNumber.forEach((number, about) ->
                updates.add(new Update(number, OceanScans.scans(about, Numbers.isContainer(number)))));
        updates.removeIf(update -> update.scans().isEmpty());
        return updates;
    }

    /** A notice says what state a document is in by now, and of a booking sometimes everything. */
    private List<Update> notice(JsonNode json) {
        JsonNode data = json.path("data");
        learn(data);
        Optional<Moment> when = Moment.read(text(json, "time"));
        if (when.isEmpty()) {
            return List.of();
        }
        List<Scan> scans = STATUSES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(status -> !text(data, status.getKey()).isEmpty())
                .map(status -> scan(json, status.getValue(), text(data, status.getKey()), when.get()))
                .toList();
        return NUMBERS.stream()
                .flatMap(name -> Stream.of(text(data, name), text(data.path("booking"), name)))
                .filter(number -> !number.isEmpty() && !scans.isEmpty())
                .distinct()
                .map(number -> new Update(number, scans))
                .toList();
    }

    private static Scan scan(JsonNode json, String document, String code, Moment when) {
        String words = Complaint.words(json.path("data"));
        Optional<Codes.Meaning> known = Codes.shipment(document, code, !words.isEmpty());
        String name = known.map(Codes.Meaning::name).orElse(document + " " + code);
        return new Scan(
                "notice " + text(json, "source") + " " + text(json, "id") + " " + document + " " + code,
                when.at(),
                known.map(meaning -> meaning.status().orElse(Status.ANNOUNCED)).orElse(Status.UNRECOGNISED),
                known.map(Codes.Meaning::reason).orElse(Scan.Reason.NONE),
                code,
                words.isEmpty() ? name : name + ", " + words,
                "");
    }

    /** A booking whose answer was lost is found again by the references that its notice repeats. */
    private void learn(JsonNode data) {
        String number = text(data, NUMBERS.get(1));
        Event booking = new Event(data.path("booking"));
        if (!number.isEmpty()) {
            books.unanswered(reference -> References.repeats(booking, reference))
                    .ifPresent(reference -> books.keep(reference, number));
        }
    }

    private static byte[] given(Map<String, String> headers) {
        String header = headers.getOrDefault(SIGNATURE, "").strip();
        try {
            return header.startsWith(PREFIX) ? HexFormat.of().parseHex(header.substring(PREFIX.length())) : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** What is no base64 verifies nothing. */
    private static byte[] decoded(String secret) {
        try {
            return Base64.getDecoder().decode(secret);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String text(JsonNode json, String name) {
        JsonNode node = json.path(name);
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }
}
