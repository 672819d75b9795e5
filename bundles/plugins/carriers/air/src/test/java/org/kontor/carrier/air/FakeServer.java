package org.kontor.carrier.air;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;

/** An airline's server that says what a test tells it to: answers by method and path, the last one for ever. */
final class FakeServer implements Http {

    static final String TOKEN = "{\"access_token\":\"abc\",\"expires_in\":3600}";

    final List<Request> heard = new ArrayList<>();
    private final Map<String, Deque<Answer>> answers = new HashMap<>();

    FakeServer() {
        on("POST /token", 200, TOKEN);
    }

    FakeServer on(String request, int status, String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        answers.computeIfAbsent(request, any -> new ArrayDeque<>())
                .add(new Answer(status, all, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    @Override
    public synchronized Answer send(Request request) {
        heard.add(request);
        Deque<Answer> told = answers.get(request.method() + " " + request.uri().getPath());
        if (told == null) {
            return new Answer(404, Map.of(), new byte[0]);
        }
        Answer answer = told.size() > 1 ? told.removeFirst() : told.peekFirst();
        if (answer.status() == 0) {
            throw new ProviderException(
                    request.effect().whenLost(), request.uri().getHost() + " did not answer");
        }
        return answer;
    }

    List<String> paths() {
        return heard.stream()
                .map(request -> request.method() + " " + request.uri().getPath())
                .toList();
    }

    String body(int index) {
        return new String(heard.get(index).body(), StandardCharsets.UTF_8);
    }
}
