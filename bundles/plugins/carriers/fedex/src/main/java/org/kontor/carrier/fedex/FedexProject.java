package org.kontor.carrier.fedex;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.toolkit.http.Request;
import org.kontor.toolkit.http.Request.Effect;
import org.kontor.toolkit.http.Tokens;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** One project of FedEx's developer portal: its key pair, its token, and the calls that they open. */
final class FedexProject {

    private static final String JSON = "application/json";
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVICE_UNAVAILABLE = 503;

    /** A token may say more than it is good for. */
    private static final long LONGEST_SECONDS = 86_400;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Http http;
    private final URI base;
    private final String credentials;
    private final Tokens tokens;

    FedexProject(Http http, URI base, String id, String secret, InstantSource clock) {
        this.http = http;
        this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
        this.credentials = "grant_type=client_credentials&client_id=" + JsonClient.piece(id) + "&client_secret="
                + JsonClient.piece(secret);
        this.tokens = new Tokens(this::grant, clock);
    }

    /** Asks; asking changes nothing. */
    JsonAnswer ask(String path, JsonNode body) {
        return call(
                Request.query("POST", base.resolve(path)),
                body,
                UUID.randomUUID().toString());
    }

    /** Acts; FedEx gives the transaction's name back and makes nothing else of it. */
    JsonAnswer act(String method, String path, JsonNode body, String transaction) {
        return call(Request.act(method, base.resolve(path)), body, transaction);
    }

    /** A label that FedEx keeps at an address for a while; empty when it is not to be had. */
    Optional<byte[]> document(String address) {
        try {
            URI uri = URI.create(address);
            Request request = Request.query("GET", uri).header("Accept", "*/*");
            // Only FedEx's API gets our token, wherever an answer may point.
            Answer answer = Objects.equals(uri.getRawAuthority(), base.getRawAuthority())
                    ? authorised(request)
                    : http.send(request);
            return Optional.of(answer.body()).filter(body -> answer.isGood() && body.length > 0);
        } catch (ProviderException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JsonAnswer call(Request bare, JsonNode body, String transaction) {
        Request request = bare.body(JSON, body.toString().getBytes(StandardCharsets.UTF_8))
                .header("Accept", JSON)
                .header("x-locale", "en_US")
                .header("x-customer-transaction-id", transaction);
        Answer answer = authorised(request);
        if (answer.status() == SERVICE_UNAVAILABLE && request.effect() == Effect.ACT) {
            throw new ProviderException(
                    Fault.IN_DOUBT, request.uri().getHost() + " answered 503 and may have acted all the same");
        }
        answer.about(request);
        return new JsonAnswer(answer.status(), read(answer, request));
    }

    /** Only 401 is for a new token: FedEx answers 403 to a good token too, and must not be asked for one each time. */
    private Answer authorised(Request request) {
        return tokens.call(token -> {
            Answer answer = http.send(request.header("Authorization", "Bearer " + token));
            return answer.status() == UNAUTHORISED ? answer.about(request) : answer;
        });
    }

    private Tokens.Grant grant() {
        Request request = Request.query("POST", base.resolve("oauth/token"))
                .header("Accept", JSON)
                .body("application/x-www-form-urlencoded", credentials.getBytes(StandardCharsets.UTF_8));
        Answer answer = http.send(request);
        if (answer.status() == FORBIDDEN && !read(answer, request).has("errors")) {
            throw new ProviderException(
                    Fault.UNAVAILABLE, request.uri().getHost() + " was asked for tokens too often and rests");
        }
        JsonNode body = read(answer.about(request), request);
        String token = FedexJson.text(body, "access_token");
        if (!answer.isGood() && !FedexJson.each(body, "errors").isEmpty()) {
            throw new ProviderException(Fault.MISCONFIGURED, "FedEx gives these keys no token");
        }
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw FedexJson.unintelligible("FedEx's token is none");
        }
        long seconds = FedexJson.amount(body, "expires_in").longValue();
        return new Tokens.Grant(token, Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_SECONDS))));
    }

    private JsonNode read(Answer answer, Request request) {
        try {
            JsonNode body = mapper.readTree(answer.body());
            if (!answer.isGood() || body.isObject()) {
                return body;
            }
        } catch (IOException | NumberFormatException e) {
            // The parser quotes the body, which may name a person or a secret: drop its words.
            // An exponent that overflows is no JSON to it either, but another exception.
            if (!answer.isGood()) {
                return MissingNode.getInstance();
            }
        }
        throw new ProviderException(
                request.effect() == Effect.ACT ? Fault.IN_DOUBT : Fault.UNINTELLIGIBLE,
                request.uri().getHost() + " answered something other than a JSON object");
    }
}
