package org.kontor.carrier.air;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.toolkit.http.Request;
import org.kontor.toolkit.http.Tokens.Grant;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Where an account gets its tokens: the identity provider's, by the client's own credentials (OpenID Connect). */
final class TokenDesk {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration UNSAID = Duration.ofMinutes(5);
    private static final long LONGEST_SECONDS = 86_400;

    private final Http http;
    private final URI address;
    private final String form;

    TokenDesk(Http http, URI address, String client, String secret, String scope) {
        this.http = http;
        this.address = address;
        this.form = "grant_type=client_credentials&client_id=" + JsonClient.piece(client) + "&client_secret="
                + JsonClient.piece(secret) + (scope.isBlank() ? "" : "&scope=" + JsonClient.piece(scope));
    }

    /** A new token: the access token, or the id token of a provider that gives no other. */
    Grant grant() {
        Request request = Request.query("POST", address)
                .body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII))
                .header("Accept", "application/json");
        Answer answer = http.send(request).about(request);
        if (!answer.isGood()) {
            throw new ProviderException(
                    Fault.MISCONFIGURED, address.getHost() + " gives no token for this client: " + answer.status());
        }
        JsonNode json = json(answer);
        String token = json.path("access_token").asText(json.path("id_token").asText());
        if (!token.matches("[\\x21-\\x7e]{1,16000}")) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, address.getHost() + " answered without a token");
        }
        long seconds = json.path("expires_in").asLong(UNSAID.toSeconds());
        return new Grant(token, Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_SECONDS))));
    }

    private JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            // The parser quotes the body, which may hold a token: drop its words.
            throw new ProviderException(
                    Fault.UNINTELLIGIBLE, address.getHost() + " answered something other than JSON");
        }
    }
}
