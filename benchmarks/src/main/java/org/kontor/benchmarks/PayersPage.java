package org.kontor.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.LocalServer;
import org.kontor.testkit.live.Reply;
import org.kontor.testkit.live.payment.ProviderBooks;

/** Where the providers on this machine send payers: a page that shows the amount, and a button that confirms. */
final class PayersPage implements AutoCloseable {

    private final ProviderBooks books;
    private final LocalServer server;

    PayersPage(ProviderBooks books) {
        this.books = books;
        this.server = new LocalServer(Clock.systemUTC(), this::answer);
    }

    /** The payer opens the page, which is played here, and presses its button; what the page says then. */
    String confirm(String told) throws IOException {
        URI page = server.address().resolve(URI.create(told).getRawPath());
        HttpClient browser = HttpClient.newHttpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(page);
        try {
            browser.send(request.GET().build(), BodyHandlers.ofString());
            return browser.send(request.POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Call call) {
        String path = call.target().getPath();
        String payment = path.substring(path.lastIndexOf('/') + 1);
        return books.payment(payment)
                .map(known -> call.method().equals("POST")
                        ? text("confirmed: " + books.decide(payment).amount())
                        : text("<form method=post>Pay " + known.amount() + "? <button>Yes</button></form>"))
                .orElse(new Reply(404, Map.of("Content-Type", "text/html"), "There is no such payment"));
    }

    private static Reply text(String words) {
        return new Reply(200, Map.of("Content-Type", "text/html"), words);
    }
}
