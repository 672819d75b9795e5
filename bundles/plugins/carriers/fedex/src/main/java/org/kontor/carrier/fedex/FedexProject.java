package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
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

    private final Http http;
    private final URI base;
    private final byte[] credentials;
    private final Tokens tokens;
    private final JsonClient door;
    private final JsonClient api;

    FedexProject(Http http, URI base, String id, String secret, InstantSource clock) {
        this.http = http;
        this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
        this.credentials = String.join(
                        "",
                        "grant_type=client_credentials&client_id=",
                        JsonClient.piece(id),
                        "&client_secret=",
                        JsonClient.piece(secret))
                .getBytes(StandardCharsets.UTF_8);
        this.tokens = new Tokens(this::grant, clock);
        this.door = new JsonClient(this::atTheDoor, this.base, Map.of());
        this.api = new JsonClient(this::authorised, this.base, Map.of("x-locale", "en_US"));
    }

    /** Asks; asking changes nothing. */
    JsonAnswer ask(String path, JsonNode body) {
        return api.send(request(
                Request.query("POST", base.resolve(path)),
                body,
                UUID.randomUUID().toString()));
    }

    /** Acts; FedEx only gives the transaction's name back. An act whose answer cannot be read may have been done. */
    JsonAnswer act(String method, String path, JsonNode body, String transaction) {
        try {
            return api.send(request(Request.act(method, base.resolve(path)), body, transaction));
        } catch (ProviderException e) {
            throw e.fault() == Fault.UNINTELLIGIBLE ? new ProviderException(Fault.IN_DOUBT, e.getMessage(), e) : e;
        }
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

    private static Request request(Request bare, JsonNode body, String transaction) {
        return bare.body(JSON, body.toString().getBytes(StandardCharsets.UTF_8))
                .header("x-customer-transaction-id", transaction);
    }

    /** Only 401 is for a new token: FedEx answers 403 to a good token too, and must not be asked for one each time. */
    private Answer authorised(Request request) {
        Answer answer = tokens.call(token -> {
            Answer first = http.send(request.header("Authorization", "Bearer " + token));
            return first.status() == UNAUTHORISED ? first.about(request) : first;
        });
        if (answer.status() == SERVICE_UNAVAILABLE && request.effect() == Effect.ACT) {
            throw new ProviderException(
                    Fault.IN_DOUBT, request.uri().getHost() + " answered 503 and may have acted all the same");
        }
        return answer;
    }

    /** Where tokens are given, 403 without a reason says that too many were asked for. */
    private Answer atTheDoor(Request request) {
        Answer answer = http.send(request);
        if (answer.status() == FORBIDDEN && !new String(answer.body(), StandardCharsets.UTF_8).contains("\"errors\"")) {
            throw new ProviderException(
                    Fault.UNAVAILABLE, request.uri().getHost() + " was asked for tokens too often and rests");
        }
        return answer;
    }

    private Tokens.Grant grant() {
        JsonAnswer answer = door.send(Request.query("POST", base.resolve("oauth/token"))
                .body("application/x-www-form-urlencoded", credentials));
        if (!answer.isGood() && !FedexJson.each(answer.body(), "errors").isEmpty()) {
            throw new ProviderException(Fault.MISCONFIGURED, "FedEx gives these keys no token");
        }
        String token = FedexJson.text(answer.body(), "access_token");
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw FedexJson.unintelligible("FedEx's token is none");
        }
        long seconds = FedexJson.amount(answer.body(), "expires_in").longValue();
        return new Tokens.Grant(token, Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_SECONDS))));
    }
}
