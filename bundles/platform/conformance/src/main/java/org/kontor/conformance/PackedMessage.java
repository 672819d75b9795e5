package org.kontor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A provider's message as {@code message.json} has it, to be signed for whatever time it is. */
record PackedMessage(JsonNode json) {

    static final String FILE = "message.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static PackedMessage read(byte[] content) {
        try {
            JsonNode json = JSON.readTree(content);
            if (json.hasNonNull("secret") == json.hasNonNull("key")
                    || !json.path("content").isTextual()
                    || !json.path("headers").isObject()
                    || !json.hasNonNull("body")) {
                throw new UnreadableKitException(FILE, "must say secret or key, content, headers and body");
            }
            return new PackedMessage(json);
        } catch (IOException e) {
            throw new UnreadableKitException(FILE, "is no JSON: " + e.getMessage());
        }
    }

    /** The message as it is signed at this time. */
    CarrierKit.Message at(Instant time) {
        JsonNode said = json.path("body");
        String body = said.isTextual() ? said.textValue() : said.toString();
        Map<String, String> values = new HashMap<>();
        values.put("body", body);
        values.put("seconds", String.valueOf(time.getEpochSecond()));
        values.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        values.put("signature", signature(filled(json.path("content").textValue(), values)));
        Map<String, String> headers = new HashMap<>();
        json.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        filled(header.getValue().asText(), values)));
        return new CarrierKit.Message(headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** In hexadecimals with a secret, and with a private key as answers are signed. */
    private String signature(String content) {
        try {
            if (json.hasNonNull("key")) {
                return Signing.signature(Signing.key(json.path("key").asText()), content);
            }
            String secret = json.path("secret").asText().replace("${secret}", CarrierKit.SECRET);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableKitException(FILE, "has a secret or a key that cannot sign");
        }
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
