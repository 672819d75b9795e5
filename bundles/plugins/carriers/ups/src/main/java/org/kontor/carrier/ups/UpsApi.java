package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.toolkit.http.Request;
import org.kontor.toolkit.http.Tokens;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The way to UPS: a token on every call, an id for each, and its technical errors as faults. */
final class UpsApi {

    private static final int LONGEST_SECONDS = 86_400;
    private static final String SOURCE = "Kontor";

    private final URI address;
    private final JsonClient client;
    private final Tokens tokens;

    UpsApi(Http http, URI address, String clientId, String clientSecret, String account, InstantSource clock) {
        this.address = URI.create(address.toString().replaceAll("/*$", "/"));
        this.client = new JsonClient(
                request -> withTheErrorOfItsHeaders(http.send(request)),
                this.address,
                Map.of("transactionSrc", SOURCE));
        String basic =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        Request login = Request.query("POST", at("security/v1/oauth/token"))
                .header("Authorization", "Basic " + basic)
                .header("x-merchant-id", account)
                .body(
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII));
        this.tokens = new Tokens(() -> grant(client.send(login)), clock);
    }

    /** Gets a token, and throws what is wrong with the credentials. */
    void login() {
        tokens.call(token -> token);
    }

    JsonAnswer get(String path) {
        return send(Request.query("GET", at("api/" + path)));
    }

    /** Asks with a body; asking changes nothing. */
    JsonAnswer query(String path, JsonNode body) {
        return send(with(body, Request.query("POST", at("api/" + path))));
    }

    /** Acts: when the answer is lost, the act may have happened. */
    JsonAnswer act(String path, JsonNode body) {
        return send(with(body, Request.act("POST", at("api/" + path))));
    }

    JsonAnswer delete(String path) {
        return send(Request.act("DELETE", at("api/" + path)));
    }

    private JsonAnswer send(Request request) {
        return tokens.call(token -> UpsErrors.aboutTheMatter(
                exchange(request.header("Authorization", "Bearer " + token)
                        .header("transId", UUID.randomUUID().toString().replace("-", ""))),
                request));
    }

    /** An act whose answer cannot be read may have happened all the same. */
    private JsonAnswer exchange(Request request) {
        try {
            return client.send(request);
        } catch (ProviderException e) {
            boolean inDoubt = e.fault() == Fault.UNINTELLIGIBLE && request.effect() == Request.Effect.ACT;
            throw inDoubt ? new ProviderException(Fault.IN_DOUBT, e.getMessage(), e) : e;
        }
    }

    private URI at(String path) {
        return address.resolve(path);
    }

    private static Request with(JsonNode body, Request request) {
        return request.body("application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Tokens.Grant grant(JsonAnswer answer) {
        if (!answer.isGood()) {
            throw new ProviderException(
                    Fault.MISCONFIGURED,
                    "UPS gives no token for this client id and secret: " + UpsErrors.words(answer));
        }
        String token = UpsJson.text(answer.body().path("access_token"));
        if (token.isEmpty()) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "UPS granted a token without telling it");
        }
        return new Tokens.Grant(token, validity(answer.body().path("expires_in")));
    }

    /** A token that does not say how long it lives is used once. */
    private static Duration validity(JsonNode seconds) {
        return UpsJson.number(seconds)
                .map(number -> Math.max(0, Math.min(number.longValue(), LONGEST_SECONDS)))
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    /** Some of UPS's services say in two headers what went wrong, and nothing in the body. */
    private static Answer withTheErrorOfItsHeaders(Answer answer) {
        String code = answer.header("APIErrorCode").orElse("");
        if (code.isEmpty() || answer.body().length > 0) {
            return answer;
        }
        String body =
                UpsErrors.json(code, answer.header("APIErrorMsg").orElse("")).toString();
        return new Answer(answer.status(), answer.headers(), body.getBytes(StandardCharsets.UTF_8));
    }
}
