package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;

/** An Antom that says what a test lays before it, in this order, and remembers what it was asked. */
final class Played implements Http {

    static final String TIME = "1767225600123";

    private static final String PAID =
            "\"paymentId\":\"P1\",\"paymentAmount\":{\"currency\":\"USD\",\"value\":\"1250\"}";

    final List<Request> asked = new ArrayList<>();

    /** Answers a request. */
    private interface Line {
        Answer to(Request request);
    }

    private final Deque<Line> lines = new ArrayDeque<>();
    private final Signatures signatures = new Signatures(Vectors.CLIENT, "1", Vectors.KEYS);

    /** Signed as it should be. */
    Played says(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return line(request -> answer(200, body, signatures.header(request.uri().getRawPath(), TIME, body)));
    }

    Played says(String status, String code, String... fields) {
        String more = fields.length == 0 ? "" : "," + String.join(",", fields);
        return says("{\"result\":{\"resultCode\":\"" + code + "\",\"resultStatus\":\"" + status
                + "\",\"resultMessage\":\"in words\"}" + more + "}");
    }

    Played saysPaid() {
        return says("S", "SUCCESS", PAID);
    }

    /** Signed by somebody who saw another body. */
    Played saysForged(String json) {
        return line(request ->
                answer(200, bytes(json), signatures.header(request.uri().getRawPath(), TIME, bytes(json + " "))));
    }

    Played saysUnsigned(int status, String text) {
        return line(request -> new Answer(status, Map.of(), bytes(text)));
    }

    Played saysWith(String json, Map<String, List<String>> headers) {
        return line(request -> new Answer(200, headers, bytes(json)));
    }

    JsonNode sent(int number) {
        return Antom.read(asked.get(number).body());
    }

    List<String> paths() {
        return asked.stream().map(request -> request.uri().getPath()).toList();
    }

    @Override
    public Answer send(Request request) {
        asked.add(request);
        return lines.remove().to(request);
    }

    private Played line(Line line) {
        lines.add(line);
        return this;
    }

    private static Answer answer(int status, byte[] body, String signature) {
        return new Answer(
                status,
                Map.of(
                        "Client-Id", List.of(Vectors.CLIENT),
                        "Response-Time", List.of(TIME),
                        "Signature", List.of(signature)),
                body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
