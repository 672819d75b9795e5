package org.kontor.carrier.ups;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;

/** UPS in one test: tokens without end, and for each path what it answers, one after the other, the last for ever. */
final class FakeUps implements Http {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String TOKEN = "/security/v1/oauth/token";

    final List<Request> heard = new ArrayList<>();
    Instant now = NOW;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();

    FakeUps() {
        says(TOKEN, 200, token("first"));
    }

    static String token(String name) {
        return "{\"access_token\":\"" + name + "\",\"expires_in\":\"14399\",\"status\":\"approved\"}";
    }

    FakeUps says(String path, int status, String body) {
        return says(path, new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    FakeUps says(String path, Answer answer) {
        answers.computeIfAbsent(path, any -> new ArrayDeque<>()).add(answer);
        return this;
    }

    FakeUps tokens(String... names) {
        answers.remove(TOKEN);
        for (String name : names) {
            says(TOKEN, 200, token(name));
        }
        return this;
    }

    UpsCarrier carrier() {
        return new UpsCarrier(
                new UpsApi(this, URI.create("https://onlinetools.ups.com"), "id", "secret", "5R8939", () -> now),
                UpsCarrierTest.ACCOUNT,
                () -> now);
    }

    long asked(String path) {
        return heard.stream()
                .filter(request -> request.uri().getPath().equals(path))
                .count();
    }

    static String body(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    @Override
    public synchronized Answer send(Request request) {
        heard.add(request);
        Deque<Answer> all = answers.get(request.uri().getPath());
        if (all == null) {
            return new Answer(404, Map.of(), new byte[0]);
        }
        return all.size() > 1 ? all.poll() : all.peek();
    }
}
