package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.toolkit.http.Request;
import org.kontor.toolkit.http.Tokens;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Puts on a request what the carrier knows us by, and gets the token where that is one. */
final class Login {

    private static final String AUTHORIZATION = "Authorization";
    private static final int SHORTEST_SECONDS = 60;
    private static final int NOT_OFFERED = 501;

    private final Http http;
    private final Settings settings;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Tokens tokens;

    Login(Http http, Settings settings, InstantSource clock) {
        this.http = http;
        this.settings = settings;
        for (String header : settings.headers()) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(
                        header.substring(0, colon).strip(),
                        header.substring(colon + 1).strip());
            }
        }
        this.tokens = new Tokens(this::grant, clock);
    }

    /** The carrier's answer about the matter; an end of our token or a refusal of it is dealt with. */
    Answer send(Request request) {
        return switch (settings.login()) {
            case NONE -> sent(request);
            case API_KEY -> sent(request.header(settings.key_header(), settings._secret()));
            case BASIC -> sent(request.header(AUTHORIZATION, basic()));
            case BEARER -> sent(request.header(AUTHORIZATION, "Bearer " + settings._secret()));
            case OAUTH2, OAUTH2_BASIC -> tokens.call(with(request));
        };
    }

    private Function<String, Answer> with(Request request) {
        return token -> sent(request.header(AUTHORIZATION, "Bearer " + token));
    }

    private Answer sent(Request request) {
        Request whole = dressed(request);
        Answer answer = http.send(whole);
        if (answer.status() == NOT_OFFERED) {
            throw new ProviderException(Fault.MISCONFIGURED, whole.uri().getHost() + " does not offer this (501)");
        }
        return answer.about(whole);
    }

    private Request dressed(Request request) {
        Request whole = request;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            whole = whole.header(header.getKey(), header.getValue());
        }
        return whole;
    }

    private Tokens.Grant grant() {
        Request request = dressed(Request.query("POST", tokenAddress())
                .header("Accept", OceanApi.JSON)
                .body("application/x-www-form-urlencoded", form().getBytes(StandardCharsets.US_ASCII)));
        if (settings.login() == Settings.Login.OAUTH2_BASIC) {
            request = request.header(AUTHORIZATION, basic());
        }
        Answer answer = http.send(request).about(request);
        if (!answer.isGood()) {
            throw new ProviderException(
                    Fault.MISCONFIGURED, request.uri().getHost() + " gave no token, but " + answer.status());
        }
        JsonNode json = OceanApi.read(answer, request.uri());
        String token = json.path("access_token").asText();
        if (token.isBlank()) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, request.uri().getHost() + " gave a token without text");
        }
        return new Tokens.Grant(
                token, Duration.ofSeconds(json.path("expires_in").asInt(SHORTEST_SECONDS)));
    }

    private URI tokenAddress() {
        try {
            return URI.create(settings.token_address().strip());
        } catch (IllegalArgumentException e) {
            throw new ProviderException(Fault.MISCONFIGURED, "token.address must be written like an address");
        }
    }

    private String form() {
        String form = "grant_type=client_credentials";
        if (settings.login() == Settings.Login.OAUTH2) {
            form += "&client_id=" + JsonClient.piece(settings.user()) + "&client_secret="
                    + JsonClient.piece(settings._secret());
        }
        return settings.scope().isBlank() ? form : form + "&scope=" + JsonClient.piece(settings.scope());
    }

    private String basic() {
        String pair = settings.user() + ":" + settings._secret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
