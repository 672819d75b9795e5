package org.kontor.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A request as the scripted provider heard it; {@code parts} are the named parts of its path. */
record Heard(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        String body,
        JsonNode json,
        Map<String, String> parts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BYTES = 1 << 20;

    Heard {
        headers = Map.copyOf(headers);
        parts = Map.copyOf(parts);
    }

    static Heard read(HttpExchange http) throws IOException {
        String body = new String(http.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        http.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new Heard(
                http.getRequestMethod(),
                http.getRequestURI().getPath(),
                Objects.requireNonNullElse(http.getRequestURI().getQuery(), ""),
                headers,
                body,
                json(headers.getOrDefault("content-type", ""), body),
                Map.of());
    }

    Heard with(Map<String, String> named) {
        return new Heard(method, path, query, headers, body, json, named);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static JsonNode json(String mediaType, String body) {
        if (mediaType.startsWith(FormBody.MEDIA_TYPE)) {
            return FormBody.read(body);
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
