package org.kontor.testkit.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What the provider says to a call. */
public record Reply(int status, Map<String, String> headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), body);
    }

    public Reply header(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    /** The same with another text. */
    public Reply text(UnaryOperator<String> change) {
        return new Reply(status, headers, change.apply(body));
    }

    /** The same with its JSON changed. */
    public Reply json(Consumer<JsonNode> change) {
        return text(old -> {
            try {
                JsonNode json = JSON.readTree(old);
                change.accept(json);
                return json.toString();
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("there is no JSON to change: " + old, e);
            }
        });
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    void send(HttpExchange http) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(http.getResponseHeaders()::set);
        http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        http.getResponseBody().write(bytes);
    }
}
