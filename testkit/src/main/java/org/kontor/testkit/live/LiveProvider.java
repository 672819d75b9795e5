package org.kontor.testkit.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.rules.ExternalResource;

/**
 * A plugin's provider on this machine that behaves over time: it plays what the plugin's kit recorded, altered as a
 * test says, by a clock that the test moves. Use it as a rule.
 */
public final class LiveProvider extends ExternalResource {

    private final Clock clock;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Deeds deeds = new Deeds();
    private final Map<Route, CallLimit> limits = new LinkedHashMap<>();
    private final Map<Route, BiFunction<Call, Reply, Reply>> alterations = new LinkedHashMap<>();
    private final Map<Route, Function<Call, String>> acts = new LinkedHashMap<>();
    private final Map<Route, Deque<Mishap>> mishaps = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Optional<TokenOffice> tokens = Optional.empty();
    private Duration skew = Duration.ZERO;
    private Recorded recorded;
    private HttpServer server;

    public LiveProvider(Clock clock) {
        this.clock = clock;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on it wants its tokens, and takes each for so long by its own clock. */
    public synchronized LiveProvider givesTokens(TokenForm form, Duration life) {
        tokens = Optional.of(new TokenOffice(form, life));
        return this;
    }

    /** Takes none of the tokens given so far. */
    public synchronized void forgetsTokens() {
        tokens.ifPresent(TokenOffice::forget);
    }

    public synchronized int tokensGiven() {
        return tokens.map(TokenOffice::given).orElse(0);
    }

    /** How often it refused a call for its token. */
    public synchronized int tokensRefused() {
        return tokens.map(TokenOffice::refusals).orElse(0);
    }

    /** Its clock is ahead of the test's, or behind by a negative distance. */
    public synchronized void isAhead(Duration distance) {
        skew = distance;
    }

    /** Takes so many calls of the route in a window, and answers 429 to others. */
    public synchronized void limits(Route route, int calls, Duration window, RetryAfter form) {
        limits.put(route, new CallLimit(calls, window, form));
    }

    /** Answers the route's calls otherwise than recorded, until it is altered again. */
    public synchronized void alters(Route route, BiFunction<Call, Reply, Reply> alteration) {
        alterations.put(route, alteration);
    }

    /** Counts good answers to the route as bookings, each by the reference that the call brings. */
    public synchronized void books(Route route, Function<Call, String> reference) {
        acts.put(route, reference);
    }

    /** What happens to the next call of the route for which nothing else is said. */
    public synchronized void suffers(Route route, Mishap mishap) {
        mishaps.computeIfAbsent(route, any -> new ArrayDeque<>()).add(mishap);
    }

    /** The calls that it heard, oldest first. */
    public List<Call> calls(Route route) {
        return deeds.calls(route);
    }

    /** How often it has booked, by reference. */
    public Map<String, Integer> bookings() {
        return deeds.bookings();
    }

    @Override
    protected void before() throws IOException {
        recorded = new Recorded();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    protected void after() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
        recorded.close();
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            Call call = Call.heard(http);
            Optional<Mishap> mishap = mishap(call);
            if (mishap.equals(Optional.of(Mishap.REQUEST_LOST))) {
                return;
            }
            Reply reply = reply(call);
            if (mishap.isPresent()) {
                Torn.end(http, reply, mishap.get(), end);
            } else {
                send(http, reply);
            }
        }
    }

    private synchronized Optional<Mishap> mishap(Call call) {
        return mishaps.entrySet().stream()
                .filter(one -> one.getKey().leads(call) && !one.getValue().isEmpty())
                .findFirst()
                .map(one -> one.getValue().remove());
    }

    private synchronized Reply reply(Call call) {
        deeds.heard(call);
        Instant now = clock.instant().plus(skew);
        if (tokens.isPresent() && tokens.get().isAt(call.target().getPath())) {
            return tokens.get().give(now);
        }
        if (tokens.isPresent() && !tokens.get().takes(call, now)) {
            return tokens.get().refuse();
        }
        return tooMany(call, now).orElseGet(() -> played(call));
    }

    private Optional<Reply> tooMany(Call call, Instant now) {
        return limits.entrySet().stream()
                .filter(limit -> limit.getKey().leads(call))
                .flatMap(limit -> limit.getValue().exceeded(now).stream())
                .findFirst()
                .map(again -> Reply.json(429, "{}").header("Retry-After", again));
    }

    private Reply played(Call call) {
        Reply reply = recorded.answer(call);
        for (Map.Entry<Route, BiFunction<Call, Reply, Reply>> alteration : alterations.entrySet()) {
            reply = alteration.getKey().leads(call) ? alteration.getValue().apply(call, reply) : reply;
        }
        boolean good = reply.isGood();
        acts.entrySet().stream()
                .filter(act -> good && act.getKey().leads(call))
                .forEach(act -> deeds.booked(act.getValue().apply(call)));
        return reply;
    }

    private static void send(HttpExchange http, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(http.getResponseHeaders()::set);
        http.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }
}
