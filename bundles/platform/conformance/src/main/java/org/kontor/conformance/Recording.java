package org.kontor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads an exchange from its file, as docs/spi/kit.md describes it; what it does not know it refuses. */
final class Recording {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int NOT_FOUND = 404;

    private final String file;

    private Recording(String file) {
        this.file = file;
    }

    static Exchange read(String file, byte[] content) {
        try {
            return new Recording(file).exchange(JSON.readTree(content));
        } catch (IOException e) {
            throw new UnreadableKitException(file, "is no JSON: " + e.getMessage());
        }
    }

    private Exchange exchange(JsonNode json) {
        knowsOnly(json, "exchange", Set.of("request", "remember", "recall", "of", "after", "response", "otherwise"));
        JsonNode request = json.path("request");
        knowsOnly(request, "request", Set.of("method", "path", "contains"));
        JsonNode remember = json.path("remember");
        knowsOnly(remember, "remember", Set.of("under", "issue"));
        Optional<Place> under = place(remember.path("under"));
        Optional<Place> recall = place(json.path("recall"));
        if (under.isPresent() && recall.isPresent()) {
            throw new UnreadableKitException(file, "remembers and recalls; it must be two exchanges");
        }
        return new Exchange(
                text(request, "method"),
                text(request, "path"),
                texts(request.path("contains")),
                under,
                texts(remember.path("issue")),
                recall,
                json.path("of").asText(),
                json.path("after").asText(),
                answer(json.path("response")),
                json.has("otherwise") ? answer(json.path("otherwise")) : Answer.plain(NOT_FOUND, "unknown"));
    }

    private Answer answer(JsonNode json) {
        knowsOnly(json, "answer", Set.of("status", "headers", "body"));
        if (!json.path("status").isInt()) {
            throw new UnreadableKitException(file, "has an answer without a status, like \"status\": 200");
        }
        Map<String, String> headers = new HashMap<>();
        json.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Answer(json.path("status").intValue(), headers, json.path("body"));
    }

    private Optional<Place> place(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(Place.read(json.asText())
                .orElseThrow(() -> new UnreadableKitException(
                        file,
                        "must say a place like header:Idempotency-Key, path:number, query:key or body:/reference, was "
                                + json)));
    }

    private String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new UnreadableKitException(file, "must say the request's " + field);
        }
        return json.path(field).textValue();
    }

    private static List<String> texts(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void knowsOnly(JsonNode json, String what, Set<String> fields) {
        List<String> strange = new ArrayList<>();
        json.fieldNames().forEachRemaining(strange::add);
        strange.removeAll(fields);
        if (!strange.isEmpty()) {
            throw new UnreadableKitException(file, "has an unknown part " + strange + " in its " + what);
        }
    }
}
