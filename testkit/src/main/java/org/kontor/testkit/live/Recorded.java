package org.kontor.testkit.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kontor.conformance.CarrierKit.World;
import org.kontor.conformance.ScriptedProvider;

/** The exchanges that the plugin packs into its jar, played by the kit's own provider. */
final class Recorded implements AutoCloseable {

    private static final Path EXCHANGES = Path.of("src/main/resources/KONTOR-INF/kit/exchanges");
    private static final Set<String> FRAMING = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "http2-settings",
            "transfer-encoding",
            "upgrade");

    private final ScriptedProvider script = ScriptedProvider.playing(EXCHANGES);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Recorded() throws IOException {}

    Reply answer(Call call) {
        URI target = URI.create(script.at(World.FINE) + call.target().toString());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).method(call.method(), BodyPublishers.ofString(call.body()));
        call.headers().forEach((name, value) -> {
            if (!isFraming(name)) {
                request.header(name, value);
            }
        });
        try {
            return reply(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test is over", e);
        }
    }

    @Override
    public void close() {
        script.close();
    }

    private static Reply reply(HttpResponse<String> response) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
            if (!isFraming(header.getKey())) {
                headers.put(header.getKey(), header.getValue().get(0));
            }
        }
        return new Reply(response.statusCode(), headers, response.body());
    }

    private static boolean isFraming(String header) {
        return FRAMING.contains(header.toLowerCase(Locale.ROOT));
    }
}
