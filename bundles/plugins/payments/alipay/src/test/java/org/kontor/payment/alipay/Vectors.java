package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A throw-away key pair, and what it signs. */
final class Vectors {

    static final JsonNode ALL = read();
    static final String CLIENT = "5YEXAMPLE00000000001";
    static final String PRIVATE = ALL.path("privateKeyPkcs8Base64").asText();
    static final String PUBLIC = ALL.path("publicKeyX509Base64").asText();
    static final AccountKeys KEYS = AccountKeys.read(PRIVATE, PUBLIC);

    private Vectors() {}

    /** What was signed, its path, its time and its body; and the header. */
    record Vector(String clientId, String path, String time, String body, String header) {}

    static Vector vector(String name) {
        JsonNode json = ALL.path("vectors").path(name);
        String[] lines = json.path("content").asText().split("\n", 2);
        String[] parts = lines[1].split("\\.", 3);
        return new Vector(
                parts[0],
                lines[0].substring("POST ".length()),
                parts[1],
                parts[2],
                json.path("signatureHeader").asText());
    }

    private static JsonNode read() {
        try {
            return JsonMapper.builder().build().readTree(Vectors.class.getResourceAsStream("vectors.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
