package org.kontor.testkit.trade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/** Speaks JSON to a Kontor server as one caller; remembers how long the latest answer took. */
public final class Http {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An answer; {@code body} is a null node when it is not JSON. */
    public record Answer(int status, JsonNode body, byte[] bytes, long nanos) {

        public double millis() {
            return nanos / 1e6;
        }

        public String text(String field) {
            return body.path(field).asText();
        }

        /** This answer, when it has one of the statuses; otherwise a failure that quotes the problem. */
        public Answer expect(int... statuses) {
            for (int expected : statuses) {
                if (status == expected) {
                    return this;
                }
            }
            throw new IllegalStateException("answered " + status + ": " + (body.isNull() ? new String(bytes) : body));
        }
    }

    private final HttpClient client;
    private final URI base;
    private final String token;
    private final Consumer<Answer> witness;

    private Http(HttpClient client, URI base, String token, Consumer<Answer> witness) {
        this.client = client;
        this.base = base;
        this.token = token;
        this.witness = witness;
    }

    public static Http to(URI base) {
        return new Http(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build(),
                base,
                "",
                answer -> {});
    }

    /** The same server as another caller. */
    public Http as(String bearer) {
        return new Http(client, base, bearer, witness);
    }

    /** The same caller; the witness sees every answer, on the caller's thread. */
    public Http before(Consumer<Answer> everyAnswer) {
        return new Http(client, base, token, everyAnswer);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    /** The same key again is the same request again. */
    public Answer post(String path, Object body, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body))));
    }

    /** A body that is not JSON, such as a plugin's jar. */
    public Answer post(String path, String mediaType, byte[] body) {
        return send(request(path)
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Answer put(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes(body))));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        URI uri = base.resolve(path.startsWith("/") ? path : "/api/v1/" + path);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            long took = System.nanoTime() - start;
            String type = response.headers().firstValue("Content-Type").orElse("");
            Answer answer = new Answer(
                    response.statusCode(),
                    type.contains("json") && response.body().length > 0
                            ? JSON.readTree(response.body())
                            : NullNode.instance,
                    response.body(),
                    took);
            witness.accept(answer);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + base + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
