package org.kontor.carrier.air;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Looks at the token that an airline's server shows with a notification: signed RS256 by a trusted identity provider,
 * in force, and of the airline's own organisation, whoever else that provider gives tokens to.
 */
final class Passport {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CLOCKS = Duration.ofSeconds(60);
    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);
    private static final String AGENT = "logistics_agent_uri";
    private static final int LONGEST = 16_000;

    private final Http http;
    private final URI keys;
    private final List<String> issuers;
    private final URI agent;
    private final InstantSource clock;
    private Map<String, PublicKey> known = Map.of();
    private Instant fetched = Instant.MIN;

    /** {@code agent} is the airline's organisation, or its server alone: then any organisation there is meant. */
    Passport(Http http, URI keys, List<String> issuers, URI agent, InstantSource clock) {
        this.http = http;
        this.keys = keys;
        this.issuers = List.copyOf(issuers);
        this.agent = agent;
        this.clock = clock;
    }

    /** Throws {@link SecurityException} unless the token is good. */
    void check(String token) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > LONGEST || parts.length != 3) {
            throw new SecurityException("the token is no JSON web token");
        }
        try {
            JsonNode header = JSON.readTree(decoded(parts[0]));
            JsonNode claims = JSON.readTree(decoded(parts[1]));
            signature(header, parts);
            claims(claims);
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            throw new SecurityException("the token cannot be read");
        }
    }

    private void signature(JsonNode header, String[] parts) throws GeneralSecurityException {
        // The header must not choose how it is checked: what is not RS256 is not looked at.
        if (!header.path("alg").asText().equals("RS256")) {
            throw new SecurityException("the token is not signed RS256");
        }
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key(header.path("kid").asText()));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(decoded(parts[2]))) {
            throw new SecurityException("the token's signature is wrong");
        }
    }

    private void claims(JsonNode claims) {
        Instant now = clock.instant();
        if (!claims.path("exp").isNumber()
                || !now.isBefore(time(claims.path("exp")).plus(CLOCKS))) {
            throw new SecurityException("the token has expired");
        }
        if (claims.path("nbf").isNumber()
                && now.isBefore(time(claims.path("nbf")).minus(CLOCKS))) {
            throw new SecurityException("the token is not valid yet");
        }
        if (!issuers.contains(claims.path("iss").asText())) {
            throw new SecurityException("the token's issuer is not trusted");
        }
        if (!isOurAirline(URI.create(claims.path(AGENT).asText()))) {
            throw new SecurityException("the token is another organisation's");
        }
    }

    private boolean isOurAirline(URI organisation) {
        boolean whole = agent.getPath().length() > 1;
        return whole
                ? organisation.equals(agent)
                : agent.getScheme().equals(organisation.getScheme())
                        && agent.getRawAuthority().equals(organisation.getRawAuthority());
    }

    /** A key we do not know may be new: the provider is asked again, but not for every stranger's token. */
    private synchronized PublicKey key(String id) throws GeneralSecurityException {
        if (!known.containsKey(id) && fetched.isBefore(clock.instant().minus(BETWEEN_FETCHES))) {
            fetched = clock.instant();
            known = fetch();
        }
        PublicKey key =
                id.isEmpty() && known.size() == 1 ? known.values().iterator().next() : known.get(id);
        if (key == null) {
            throw new SecurityException("the token's key is not its issuer's");
        }
        return key;
    }

    private Map<String, PublicKey> fetch() throws GeneralSecurityException {
        Request request = Request.query("GET", keys).header("Accept", "application/json");
        Answer answer = http.send(request).about(request);
        Map<String, PublicKey> found = new HashMap<>();
        for (JsonNode key : set(answer).path("keys")) {
            boolean signs = key.path("use").asText("sig").equals("sig");
            if (signs && key.path("kty").asText().equals("RSA")) {
                RSAPublicKeySpec spec = new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")));
                found.put(
                        key.path("kid").asText(), KeyFactory.getInstance("RSA").generatePublic(spec));
            }
        }
        return Map.copyOf(found);
    }

    private JsonNode set(Answer answer) {
        try {
            JsonNode set = answer.isGood() ? JSON.readTree(answer.body()) : JSON.missingNode();
            if (set.path("keys").isArray()) {
                return set;
            }
        } catch (IOException e) {
            // Said below, without the parser's words.
        }
        throw new ProviderException(
                Fault.UNINTELLIGIBLE, keys.getHost() + " answered something other than a set of keys");
    }

    private static Instant time(JsonNode seconds) {
        return Instant.ofEpochSecond(Math.max(0, Math.min(seconds.asLong(), Integer.MAX_VALUE * 4L)));
    }

    private static BigInteger number(JsonNode base64) {
        return new BigInteger(1, decoded(base64.asText()));
    }

    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
