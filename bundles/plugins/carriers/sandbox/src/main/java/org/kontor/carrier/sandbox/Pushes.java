package org.kontor.carrier.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kontor.carrier.Scan;
import org.kontor.carrier.TrackingPush.Update;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What the sandbox sends of its own accord, signed with HMAC-SHA256 over the body, in hex, in x-sandbox-signature. */
final class Pushes {

    static final String SIGNATURE = "x-sandbox-signature";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String secret;

    Pushes(String secret) {
        this.secret = secret;
    }

    List<Update> read(Map<String, String> headers, byte[] body) {
        byte[] given = headers.getOrDefault(SIGNATURE, "").getBytes(StandardCharsets.US_ASCII);
        if (secret.isEmpty() || !MessageDigest.isEqual(given, signature(body).getBytes(StandardCharsets.US_ASCII))) {
            throw new SecurityException("the signature is missing or wrong");
        }
        try {
            return List.of(update(JSON.readTree(body)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            // What could not be read may name a person: its words stay out of the failure.
            throw new ProviderException(Fault.UNINTELLIGIBLE, "the sandbox pushed something that is no update");
        }
    }

    String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static Update update(JsonNode json) {
        List<Scan> scans = new ArrayList<>();
        for (JsonNode scan : json.required("scans")) {
            scans.add(new Scan(
                    scan.required("id").asText(),
                    OffsetDateTime.parse(scan.required("at").asText()),
                    status(scan.required("status").asText()),
                    scan.path("code").asText(),
                    scan.path("words").asText(),
                    scan.path("place").asText()));
        }
        return new Update(json.required("waybill").asText(), scans);
    }

    private static Scan.Status status(String name) {
        for (Scan.Status status : Scan.Status.values()) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        return Scan.Status.UNRECOGNISED;
    }
}
