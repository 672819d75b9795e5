package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.toolkit.http.Request.Effect;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * The way to Antom: every call is signed, and every answer believed only when it is signed. Whatever else comes back
 * from an act, but a refusal of our credentials, leaves the act in doubt.
 */
final class Antom {

    private static final String LIVE = "/ams/api/";
    private static final String SANDBOX = "/ams/sandbox/api/";
    private static final int OK = 200;
    private static final Set<Integer> REFUSED = Set.of(401, 403);
    private static final int MOST_BYTES = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Http http;
    private final URI base;
    private final String clientId;
    private final Signatures signatures;
    private final InstantSource clock;

    /** {@code address} is the host, or the host with the path before {@code payments/pay}. */
    Antom(Http http, URI address, String clientId, Signatures signatures, InstantSource clock) {
        this.http = http;
        this.base = base(address, clientId);
        this.clientId = clientId;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** Does something at Antom; {@code operation} is like {@code payments/pay}. */
    Reply act(String operation, ObjectNode body) {
        return send(Request.act("POST", base.resolve(operation)), body);
    }

    /** Asks, which changes nothing. */
    Reply ask(String operation, ObjectNode body) {
        return send(Request.query("POST", base.resolve(operation)), body);
    }

    /** JSON of any shape; a missing node when it is none. */
    static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException | NumberFormatException e) {
            // The parser quotes the body, which may name a person: drop its words.
            return MissingNode.getInstance();
        }
    }

    private Reply send(Request bare, ObjectNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        String path = bare.uri().getRawPath();
        String time = Long.toString(clock.millis());
        Request request = bare.body("application/json; charset=UTF-8", bytes)
                .header("Accept", "application/json")
                .header("client-id", clientId)
                .header("Request-Time", time)
                .header("Signature", signatures.header(path, time, bytes))
                .atMost(MOST_BYTES);
        return understood(request, http.send(request));
    }

    private Reply understood(Request request, Answer answer) {
        boolean act = request.effect() == Effect.ACT;
        String host = request.uri().getHost();
        if (answer.status() != OK && act && !REFUSED.contains(answer.status())) {
            throw new ProviderException(Fault.IN_DOUBT, host + " answered " + answer.status());
        }
        Reply reply = new Reply(read(answer.about(request).body()), act, host);
        if (answer.status() != OK) {
            throw reply.odd("the status " + answer.status());
        }
        if (!reply.json().isObject()) {
            throw reply.odd("something other than a JSON object");
        }
        if (!isGenuine(request.uri().getRawPath(), answer)) {
            throw reply.doubt("without a signature of Antom's: " + reply.code());
        }
        return reply;
    }

    private boolean isGenuine(String path, Answer answer) {
        String signature = answer.header("signature").orElse("");
        String time = answer.header("response-time").orElse("");
        return answer.header("client-id").orElse(clientId).equals(clientId)
                && signatures.isGenuine(path, time, answer.body(), signature);
    }

    /** A sandbox client's calls go to the sandbox's path, and that path is signed. */
    private static URI base(URI address, String clientId) {
        String path = address.getRawPath();
        String whole = path.isEmpty() || path.equals("/") ? LIVE + "v1/" : path.endsWith("/") ? path : path + "/";
        String rewritten = clientId.startsWith("SANDBOX_") ? whole.replaceFirst("^" + LIVE, SANDBOX) : whole;
        return address.resolve(rewritten);
    }
}
