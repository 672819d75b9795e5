package org.kontor.payment.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.payment.PaymentPush;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Reads the sandbox's messages; the README shows one. */
final class Inbox implements PaymentPush {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Seal seal;
    private final Clock clock;

    Inbox(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public Message receive(Map<String, String> headers, byte[] body) {
        seal.require(headers.getOrDefault(Seal.HEADER, ""), body, clock.instant());
        return new Message(List.of(notice(body)), "application/json", "{\"received\":true}");
    }

    private static Notice notice(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return new Notice(
                    json.required("event").asText(),
                    subject(json.path("subject").asText()),
                    Optional.of(json.path("key").asText())
                            .filter(key -> !key.isEmpty())
                            .map(IdempotencyKey::new),
                    json.path("reference").asText());
        } catch (IOException | IllegalArgumentException e) {
            // The parser quotes the body: its words stay out of the failure.
            throw new ProviderException(Fault.UNINTELLIGIBLE, "the sandbox sent a message that is none");
        }
    }

    private static Subject subject(String name) {
        return Arrays.stream(Subject.values())
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElse(Subject.OTHER);
    }
}
