package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;

/** DHL by a table from parts of addresses to answers; whatever is in none of them does not exist. */
final class FakeDhl implements Http {

    final List<Request> heard = new ArrayList<>();
    private final Map<String, Function<Request, Answer>> answers = new LinkedHashMap<>();

    FakeDhl on(String part, int status, String body) {
        return on(part, request -> answer(status, body.replace('\'', '"')));
    }

    FakeDhl on(String part, JsonNode body) {
        return on(part, request -> answer(200, body.toString()));
    }

    FakeDhl on(String part, Function<Request, Answer> answer) {
        answers.put(part, answer);
        return this;
    }

    static Answer answer(int status, String body) {
        return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized Answer send(Request request) {
        heard.add(request);
        return answers.entrySet().stream()
                .filter(entry -> (request.method() + " " + request.uri()).contains(entry.getKey()))
                .findFirst()
                .map(entry -> entry.getValue().apply(request))
                .orElseGet(() -> answer(404, "{\"detail\":\"No data found\",\"status\":\"404\"}"));
    }

    Request last() {
        return heard.get(heard.size() - 1);
    }

    JsonNode said() {
        return said(last());
    }

    static JsonNode said(Request request) {
        return Given.json(new String(request.body(), StandardCharsets.UTF_8));
    }

    DhlCarrier carrier(Object... changes) {
        return new DhlCarrier(Given.settings(changes), this, Given.CLOCK);
    }
}
