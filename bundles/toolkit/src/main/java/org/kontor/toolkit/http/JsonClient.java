package org.kontor.toolkit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Talks JSON to one provider and turns every way that can fail into a {@link Fault}. Statuses below 500 other than 401, 403
 * and 429 are left to the plugin, redirects too. Decimals are exact, and a key that comes twice is no JSON.
 */
public final class JsonClient {

    private static final int NO_CONTENT = 204;
    private static final String JSON = "application/json";

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Http http;
    private final URI base;
    private final Map<String, String> headers;

    /** {@code headers}, such as the one with the token, go with every request; paths begin where {@code base} ends. */
    public JsonClient(Http http, URI base, Map<String, String> headers) {
        this.http = Objects.requireNonNull(http, "http");
        this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
        this.headers = new TreeMap<>(headers);
    }

    /** A trader's text as one piece of a path or a query: none of its characters is taken for a border. */
    public static String piece(String text) {
        if (text.matches("\\.{1,2}")) {
            throw new IllegalArgumentException("a piece of a path cannot be dots alone");
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Asks. */
    public JsonAnswer get(String path) {
        return send(Request.query("GET", at(path)));
    }

    /** Asks with a body; asking changes nothing. */
    public JsonAnswer query(String path, JsonNode body) {
        return send(Request.query("POST", at(path)).body(JSON, bytes(body)));
    }

    /** Acts; the same key again is the same act again. */
    public JsonAnswer act(String path, JsonNode body, IdempotencyKey key) {
        return send(Request.act("POST", at(path)).body(JSON, bytes(body)).header("Idempotency-Key", key.value()));
    }

    /** Sends a request of another kind, with this client's headers where it has none of its own. */
    public JsonAnswer send(Request request) {
        Request whole = request.headers().containsKey("Accept") ? request : request.header("Accept", JSON);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (!whole.headers().containsKey(header.getKey())) {
                whole = whole.header(header.getKey(), header.getValue());
            }
        }
        Answer answer = http.send(whole).about(whole);
        return new JsonAnswer(answer.status(), understood(answer, whole));
    }

    private JsonNode understood(Answer answer, Request request) {
        if (answer.status() == NO_CONTENT) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode body = mapper.readTree(answer.body());
            if (answer.isGood() && body.isMissingNode()) {
                throw notJson(request);
            }
            return body;
        } catch (IOException | NumberFormatException e) {
            // The parser quotes the body, which may name a person or a secret: drop its words. An exponent that no
            // number
            // has is not an IOException.
            if (answer.isGood()) {
                throw notJson(request);
            }
            return MissingNode.getInstance();
        }
    }

    private static ProviderException notJson(Request request) {
        return new ProviderException(
                Fault.UNINTELLIGIBLE, request.uri().getHost() + " answered something other than JSON");
    }

    private byte[] bytes(JsonNode body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body must be JSON", e);
        }
    }

    /** A path cannot lead to another server: our credentials would go with it. */
    private URI at(String path) {
        URI uri = base.resolve(path);
        if (!Objects.equals(uri.getScheme(), base.getScheme())
                || !Objects.equals(uri.getRawAuthority(), base.getRawAuthority())) {
            throw new IllegalArgumentException("path must stay at " + base.getHost());
        }
        return uri;
    }
}
