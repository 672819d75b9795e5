package org.kontor.carrier.air;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.toolkit.http.Tokens;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Requests and answers in JSON-LD with the account's token: decimals are exact, a key that comes twice is no JSON. */
final class Wire {

    private static final String MEDIA_TYPE = "application/ld+json";

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Http http;
    private final URI base;
    private final Tokens tokens;

    Wire(Http http, URI base, Tokens tokens) {
        this.http = http;
        this.base = base;
        this.tokens = tokens;
    }

    Answer send(Request request) {
        Request whole = request.header("Accept", MEDIA_TYPE);
        return tokens.call(token ->
                http.send(whole.header("Authorization", "Bearer " + token)).about(whole));
    }

    Request with(Request request, JsonNode body) {
        try {
            return request.body(MEDIA_TYPE, mapper.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body must be JSON", e);
        }
    }

    /** What a body holds; relative addresses in it are the server's. */
    Thing parsed(byte[] body) throws IOException {
        try {
            JsonNode json = mapper.readTree(body);
            return json == null || json.isMissingNode() ? Thing.nothing() : JsonLd.read(json, base);
        } catch (NumberFormatException e) {
            // Jackson's own, of an exponent beyond an exact number's.
            throw new IOException("a number without measure", e);
        }
    }

    /** What a good answer holds, which must be something. */
    Thing understood(Answer answer) {
        try {
            Thing thing = parsed(answer.body());
            if (!thing.isNothing()) {
                return thing;
            }
            throw unintelligible("answered nothing");
        } catch (IOException e) {
            // The parser quotes the body, which may name a person or a secret: drop its words.
            throw unintelligible("answered something other than JSON-LD");
        }
    }

    ProviderException unintelligible(String what) {
        return new ProviderException(Fault.UNINTELLIGIBLE, base.getHost() + " " + what);
    }
}
