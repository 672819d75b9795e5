package org.kontor.payment.card;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Calls to Stripe and their faults: 401 and 403 are MISCONFIGURED; 409 and 429 UNAVAILABLE, for nothing was done;
 * from 500 on an act is IN_DOUBT, 503 too. Other errors are left to the caller, when they are Stripe's own.
 */
final class CardApi {

    static final String PAYMENTS = "v1/payment_intents";

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_KEY = 200;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Http http;
    private final URI address;
    private final Map<String, String> headers;

    /** {@code headers} go with every request. */
    CardApi(Http http, URI address, Map<String, String> headers) {
        this.http = http;
        this.address = address.getPath().endsWith("/") ? address : URI.create(address + "/");
        this.headers = new TreeMap<>(headers);
    }

    /** Asks. */
    CardAnswer get(String path, Form query) {
        return send(Request.query("GET", address.resolve(query.text().isEmpty() ? path : path + "?" + query.text())));
    }

    /** The payment of this reference, with its charge; what can be no reference is not asked for. */
    CardAnswer payment(String id) {
        return Read.ID.matcher(id).matches()
                ? get(PAYMENTS + "/" + id, new Form().with("expand[0]", "latest_charge"))
                : CardAnswer.unknown();
    }

    /** Acts; the same key and operation again are the same act again, as long as Stripe remembers: a day at least. */
    CardAnswer act(String path, Form form, IdempotencyKey key, String operation) {
        return send(Request.act("POST", address.resolve(path))
                .body(FORM, form.bytes())
                .header("Idempotency-Key", brief(key.value()) + ":" + operation));
    }

    private CardAnswer send(Request request) {
        Request whole = request.header("Accept", "application/json");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            whole = whole.header(header.getKey(), header.getValue());
        }
        Answer answer = http.send(whole);
        requireAboutTheMatter(answer, whole);
        JsonNode body = json(answer, whole);
        boolean known = answer.isGood() ? body.isObject() : body.path("error").isObject();
        if (!known) {
            throw CardAnswer.nonsense(whole.effect(), "a " + answer.status() + " that is none of its objects");
        }
        boolean replayed =
                answer.header("Idempotent-Replayed").filter("true"::equals).isPresent();
        return new CardAnswer(whole.effect(), answer.status(), replayed, body);
    }

    private static void requireAboutTheMatter(Answer answer, Request request) {
        String words = request.uri().getHost() + " answered " + answer.status() + pause(answer);
        if (answer.status() >= SERVER_ERROR) {
            throw new ProviderException(request.effect().whenLost(), words);
        }
        if (answer.status() == CONFLICT) {
            throw new ProviderException(Fault.UNAVAILABLE, words);
        }
        answer.about(request);
    }

    private static String pause(Answer answer) {
        return answer.header("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> ", Retry-After: " + text)
                .orElse("");
    }

    private JsonNode json(Answer answer, Request request) {
        try {
            return mapper.readTree(answer.body());
        } catch (IOException | NumberFormatException e) {
            // The parser quotes the body, which may hold a secret: drop its words.
            throw CardAnswer.nonsense(request.effect(), "a " + answer.status() + " that is no JSON");
        }
    }

    /** Stripe takes 255 characters, with the operation. */
    private static String brief(String key) {
        if (key.length() <= LONGEST_KEY) {
            return key;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
