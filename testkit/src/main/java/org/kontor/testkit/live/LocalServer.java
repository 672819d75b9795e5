package org.kontor.testkit.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on this machine that answers as it is told, and to whose calls mishaps happen. */
public final class LocalServer implements AutoCloseable {

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Plans<Mishap> mishaps = new Plans<>();
    private final Clock clock;
    private final Function<Call, Reply> answers;
    private final HttpServer server;

    /** Takes calls from now on. */
    public LocalServer(Clock clock, Function<Call, Reply> answers) {
        this.clock = clock;
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What is to go wrong. */
    public Plans<Mishap> mishaps() {
        return mishaps;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            Call call = Call.heard(http);
            Optional<Mishap> mishap = mishaps.of(call, clock.instant());
            if (mishap.isEmpty()) {
                answers.apply(call).send(http);
            } else {
                Reply reply = mishap.get().hasEffect() ? answers.apply(call) : Reply.json(500, "{}");
                Spoilt.end(http, reply, mishap.get(), end);
            }
        }
    }
}
