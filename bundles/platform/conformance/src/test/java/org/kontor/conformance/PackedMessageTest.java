package org.kontor.conformance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class PackedMessageTest {

    private static final Instant THEN = Instant.parse("2026-11-02T09:00:00.5Z");

    /** What openssl makes of the canary secret and {@code 1793610000.{"event":"ev_1"}}. */
    private static final String SIGNATURE = "65690be7d115b71b5392e4e163369edc50d3c5204b3b909ee3df451abc765e6e";

    @Test
    public void aMessageIsSignedForItsTime() {
        CarrierKit.Message message =
                read("""
                {"secret": "${secret}", "content": "${seconds}.${body}",
                 "headers": {"X-Signed": "t=${seconds},v1=${signature}", "X-At": "${time}"},
                 "body": {"event": "ev_1"}}
                """)
                        .at(THEN);

        assertEquals("{\"event\":\"ev_1\"}", new String(message.body(), StandardCharsets.UTF_8));
        assertEquals(
                Map.of("x-signed", "t=1793610000,v1=" + SIGNATURE, "x-at", "2026-11-02T09:00:00Z"), message.headers());
    }

    @Test
    public void whatCannotBeSignedIsRefused() {
        for (String odd : List.of(
                "{",
                "{\"content\": \"\", \"headers\": {}, \"body\": \"\"}",
                "{\"secret\": \"s\", \"key\": \"k\", \"content\": \"\", \"headers\": {}, \"body\": \"\"}",
                "{\"secret\": \"s\", \"headers\": {}, \"body\": \"\"}",
                "{\"secret\": \"s\", \"content\": \"\", \"body\": \"\"}",
                "{\"secret\": \"s\", \"content\": \"\", \"headers\": {}}")) {
            UnreadableKitException refusal = assertThrows(odd, UnreadableKitException.class, () -> read(odd));
            assertTrue(refusal.getMessage(), refusal.getMessage().startsWith("message.json "));
        }
        for (String key : List.of("\"secret\": \"\"", "\"key\": \"none\"")) {
            PackedMessage message = read("{" + key + ", \"content\": \"\", \"headers\": {}, \"body\": \"\"}");
            assertThrows(key, UnreadableKitException.class, () -> message.at(THEN));
        }
    }

    private static PackedMessage read(String json) {
        return PackedMessage.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
