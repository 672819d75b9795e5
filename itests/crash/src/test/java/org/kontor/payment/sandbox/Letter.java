package org.kontor.payment.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A message as the sandbox sends it, signed with its secret. */
public record Letter(Map<String, String> headers, byte[] body) {

    /** About the dispute of the charge that was made with this key. */
    public static Letter ofDispute(String event, String key, String secret, Instant at) {
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .put("event", event)
                .put("subject", "CHARGEBACK")
                .put("key", key)
                .put("reference", Disputes.reference(key))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return new Letter(Map.of(Seal.HEADER, new Seal(secret).sign(body, at)), body);
    }
}
