package org.kontor.carrier.fedex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.toolkit.http.Request;

/** FedEx's end of the line, in memory: says what it was told to say at each path, and keeps what it heard. */
final class Wire implements Http {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Path EXCHANGES = Path.of("src/main/resources/KONTOR-INF/kit/exchanges");

    private final Map<String, Deque<Supplier<Answer>>> answers = new HashMap<>();
    final List<Request> heard = new ArrayList<>();

    Wire() {
        says("/oauth/token", 200, "{'access_token':'first','token_type':'bearer','expires_in':3600,'scope':'CXS'}");
    }

    /** Next at this path; the last answer given to a path is repeated. */
    Wire says(String path, int status, String json) {
        return does(path, () -> new Answer(status, Map.of(), plain(json).getBytes(StandardCharsets.UTF_8)));
    }

    Wire does(String path, Supplier<Answer> answer) {
        answers.computeIfAbsent(path, absent -> new ArrayDeque<>()).add(answer);
        return this;
    }

    Wire forgets(String path) {
        answers.remove(path);
        return this;
    }

    @Override
    public Answer send(Request request) {
        heard.add(request);
        Deque<Supplier<Answer>> next = answers.get(request.uri().getPath());
        if (next == null) {
            return new Answer(404, Map.of(), new byte[0]);
        }
        return (next.size() > 1 ? next.poll() : next.peek()).get();
    }

    /** The last request to this path, as JSON. */
    JsonNode body(String path) {
        return json(new String(request(path).body(), StandardCharsets.UTF_8));
    }

    Request request(String path) {
        return heard.stream()
                .filter(request -> request.uri().getPath().equals(path))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    long count(String path) {
        return heard.stream()
                .filter(request -> request.uri().getPath().equals(path))
                .count();
    }

    /** JSON with apostrophes for quotes. */
    static JsonNode json(String json) {
        try {
            return JSON.readTree(plain(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonAnswer good(String json) {
        return new JsonAnswer(200, json(json));
    }

    /** The answer in a recorded exchange of the kit. */
    static JsonNode recorded(String file) {
        try {
            return JSON.readTree(Files.readString(EXCHANGES.resolve(file)))
                    .path("response")
                    .path("body");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String json) {
        return json.replace('\'', '"');
    }
}
