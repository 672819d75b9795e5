package org.kontor.testkit.live.payment;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.rules.ExternalResource;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.LocalServer;
import org.kontor.testkit.live.Mishap;
import org.kontor.testkit.live.Plans;
import org.kontor.testkit.live.Reply;
import org.kontor.testkit.live.Route;

/**
 * A payment provider on this machine with books of its own, Antom and Stripe at once. It is there from the moment it is
 * made until it is closed; a test that has it as a rule closes it.
 */
public final class PaymentProvider extends ExternalResource implements AutoCloseable {

    private final Clock clock;
    private final ProviderBooks books;
    private final AntomForm antom;
    private final StripeForm stripe;
    private final Plans<Lie> lies = new Plans<>();
    private final Map<Route, BiFunction<Call, Reply, Reply>> alterations = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final LocalServer server;

    public PaymentProvider(Clock clock) {
        this.clock = clock;
        this.books = new ProviderBooks(clock);
        this.antom = new AntomForm(books);
        this.stripe = new StripeForm(books);
        this.server = new LocalServer(clock, this::answer);
    }

    /** Where both forms are spoken; whatever path is put behind it comes before that of the form. */
    public URI address() {
        return server.address();
    }

    /** What it knows and did. */
    public ProviderBooks books() {
        return books;
    }

    /** The account with Antom. */
    public AntomForm antom() {
        return antom;
    }

    /** The account with Stripe. */
    public StripeForm stripe() {
        return stripe;
    }

    /** What happens to the next call of the route. */
    public void suffers(Route route, Mishap mishap) {
        server.mishaps().next(route, mishap);
    }

    /** What happens to every call of the route for so long by the provider's clock. */
    public void suffers(Route route, Mishap mishap, Duration time) {
        server.mishaps().until(route, mishap, until(time));
    }

    /** What is false in the answer to the next call of the route. */
    public void lies(Route route, Lie lie) {
        lies.next(route, lie);
    }

    /** What is false in every answer to the route for so long by the provider's clock. */
    public void lies(Route route, Lie lie, Duration time) {
        lies.until(route, lie, until(time));
    }

    /** Answers the route's calls otherwise, until it is altered again; what is altered is signed. */
    public synchronized void alters(Route route, BiFunction<Call, Reply, Reply> alteration) {
        alterations.put(route, alteration);
    }

    /** From now on nothing goes wrong and nothing is false. */
    public void recovers() {
        server.mishaps().clear();
        lies.clear();
    }

    /** The calls that it heard, oldest first. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The message about the event, signed now, as often as it is asked for. */
    public Letter letter(Event event, URI to) {
        return letter(event, to, Duration.ZERO);
    }

    /** The same, signed so long ago. */
    public Letter letter(Event event, URI to, Duration age) {
        Instant signed = clock.instant().minus(age);
        return antom.letter(event, to, signed)
                .or(() -> stripe.letter(event, to, signed))
                .orElseThrow(() -> new IllegalArgumentException("nobody is told of " + event.kind()));
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    protected void after() {
        close();
    }

    /** What it says to a call, as if that had come over the network; one after the other. */
    public synchronized Reply answer(Call call) {
        calls.add(call);
        WireForm form = antom.isMeant(call) ? antom : stripe;
        Reply reply = form.answer(call);
        for (Map.Entry<Route, BiFunction<Call, Reply, Reply>> alteration : alterations.entrySet()) {
            reply = alteration.getKey().leads(call) ? alteration.getValue().apply(call, reply) : reply;
        }
        Optional<Lie> lie = lies.of(call, clock.instant());
        return lie.isEmpty() ? form.sealed(call, reply) : lied(form, call, reply, lie.get());
    }

    private static Reply lied(WireForm form, Call call, Reply reply, Lie lie) {
        return switch (lie) {
            case UNSIGNED -> form.signs() ? form.lied(call, reply, Lie.WRONG_CURRENCY) : reply;
            case FORGED -> form.signs() ? form.lied(call, form.sealed(call, reply), Lie.WRONG_CURRENCY) : reply;
            case WRONG_TYPE -> form.sealed(call, reply.text(body -> body.replaceAll("\"([^\"]*)\"([,}])", "{}$2")));
            case DEEP -> form.sealed(call, reply.text(body -> "[".repeat(100_000) + "]".repeat(100_000)));
            default -> form.sealed(call, form.lied(call, reply, lie));
        };
    }

    private Instant until(Duration time) {
        return clock.instant().plus(time);
    }
}
