package org.kontor.carrier.tnt;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Sends TNT what it takes, forms in UTF-8 with the account's name and password, and gives back what is good. */
final class TntPost {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Http http;
    private final String authorization;

    TntPost(Http http, String authorization) {
        this.http = http;
        this.authorization = authorization;
    }

    /** Asks; {@code key} names the booking that the question is about, if it is about one. */
    Answer ask(URI uri, String content, Optional<IdempotencyKey> key) {
        return send(Request.query("POST", uri), Map.of("xml_in", content), key);
    }

    /** Acts. */
    Answer act(URI uri, String content, IdempotencyKey key) {
        return send(Request.act("POST", uri), Map.of("xml_in", content), Optional.of(key));
    }

    /** Asks with other fields than the usual one. */
    Answer ask(URI uri, Map<String, String> fields) {
        return send(Request.query("POST", uri), fields, Optional.empty());
    }

    /** The answer's root, which must have this name. */
    static Xml document(Answer answer, String root) {
        return Xml.read(answer.body())
                .filter(xml -> xml.isNamed(root))
                .orElseThrow(() ->
                        new ProviderException(Fault.UNINTELLIGIBLE, "TNT answered something other than a " + root));
    }

    static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8).strip();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(Request request, Map<String, String> fields, Optional<IdempotencyKey> key) {
        String body = new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        Request form = request.body(FORM, body.getBytes(StandardCharsets.UTF_8)).header("Authorization", authorization);
        Request whole =
                key.map(known -> form.header("Idempotency-Key", known.value())).orElse(form);
        Answer answer = http.send(whole).about(whole);
        if (!answer.isGood()) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, request.uri().getHost() + " answered " + answer.status());
        }
        return answer;
    }
}
