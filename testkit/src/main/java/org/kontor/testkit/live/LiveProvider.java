package org.kontor.testkit.live;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.rules.ExternalResource;

/**
 * A plugin's provider on this machine that behaves over time: it plays what the plugin's kit recorded, altered as a
 * test says, by a clock that the test moves. Use it as a rule.
 */
public final class LiveProvider extends ExternalResource {

    private final Clock clock;
    private final Deeds deeds = new Deeds();
    private final Map<Route, CallLimit> limits = new LinkedHashMap<>();
    private final Map<Route, BiFunction<Call, Reply, Reply>> alterations = new LinkedHashMap<>();
    private final Map<Route, Function<Call, String>> acts = new LinkedHashMap<>();
    private Optional<TokenOffice> tokens = Optional.empty();
    private Duration skew = Duration.ZERO;
    private Recorded recorded;
    private LocalServer server;

    public LiveProvider(Clock clock) {
        this.clock = clock;
    }

    public URI address() {
        return server.address();
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
    public void suffers(Route route, Mishap mishap) {
        server.mishaps().next(route, mishap);
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
        server = new LocalServer(clock, this::reply);
    }

    @Override
    protected void after() {
        server.close();
        recorded.close();
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
}
