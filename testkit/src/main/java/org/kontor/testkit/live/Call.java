package org.kontor.testkit.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as the provider heard it; {@code headers} know no case. */
public record Call(String method, URI target, Map<String, String> headers, String body) {

    public Call {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    static Call heard(HttpExchange http) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header : http.getRequestHeaders().entrySet()) {
            headers.put(header.getKey(), String.join(",", header.getValue()));
        }
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Call(http.getRequestMethod(), http.getRequestURI(), headers, body);
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public JsonNode json() {
        try {
            return JsonMapper.builder().build().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(method + " " + target + " did not bring JSON", e);
        }
    }

    /** Query and body as the caller meant them: a form is decoded. */
    public String text() {
        String query = target.getQuery() == null ? "" : target.getQuery();
        boolean form = header("Content-Type").startsWith("application/x-www-form-urlencoded");
        return query + "\n" + (form ? URLDecoder.decode(body, StandardCharsets.UTF_8) : body);
    }
}
