package org.kontor.carrier.tnt;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;

/** TNT as a test says: the first text that a request contains decides its answer; what was asked is kept. */
final class ScriptedTnt implements Http {

    static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

    final List<String> asked = new ArrayList<>();
    final List<Request> requests = new ArrayList<>();
    private final Map<String, Object> answers = new LinkedHashMap<>();

    ScriptedTnt on(String text, String body) {
        return on(text, 200, body);
    }

    ScriptedTnt on(String text, int status, String body) {
        answers.put(text, new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    ScriptedTnt fails(String text, ProviderException.Fault fault) {
        answers.put(text, new ProviderException(fault, "lost on the way"));
        return this;
    }

    TntCarrier carrier(Map<String, Object> more) {
        return new TntCarrier(
                Accounts.at(URI.create("https://express.tnt.com"), "secret", more),
                this,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    TntCarrier carrier() {
        return carrier(Map.of());
    }

    @Override
    public Answer send(Request request) {
        String body = URLDecoder.decode(new String(request.body(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        requests.add(request);
        asked.add(body);
        Object answer = answers.entrySet().stream()
                .filter(entry -> body.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer to " + body));
        if (answer instanceof ProviderException failure) {
            throw failure;
        }
        return (Answer) answer;
    }
}
