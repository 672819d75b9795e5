package org.kontor.testkit.live.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A message as it is sent, signed at that moment; header names are in lower case. */
public record Letter(URI to, Map<String, String> headers, String body) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public Letter {
        headers = Map.copyOf(headers);
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** The same with another header. */
    public Letter header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Letter(to, more, body);
    }

    /** The same without this header. */
    public Letter without(String name) {
        Map<String, String> less = new TreeMap<>(headers);
        less.remove(name);
        return new Letter(to, less, body);
    }

    /** Posts it, and tells the answer. */
    public HttpResponse<String> post() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to).timeout(PATIENCE).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody waits for the answer any more", e);
        }
    }
}
