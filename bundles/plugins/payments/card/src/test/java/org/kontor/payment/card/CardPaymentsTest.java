package org.kontor.payment.card;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.conformance.Abilities;
import org.kontor.conformance.CarrierKit;
import org.kontor.payment.PayerToken;
import org.kontor.testkit.PaymentContract;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The rules of docs/spi/payment.md, with a Stripe that keeps real books. */
public class CardPaymentsTest extends PaymentContract {

    private static final Map<World, String> PAYERS = Map.of(
            World.DECLINES, FakeStripe.POOR,
            World.WANTS_ACTION, FakeStripe.CAREFUL,
            World.DECIDES_LATER, FakeStripe.SLOW,
            World.HOLD_ENDED, FakeStripe.ENDED);

    private final FakeStripe stripe = new FakeStripe(InstantSource.system());
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    @Override
    protected Connection enter(World world) {
        if (!stripe.objects.containsKey(FakeStripe.SETUP)) {
            stripe.finishedSetup(FakeStripe.VISA, "cus_1");
        }
        CardPayments plugin = card(request -> answer(world, request), InstantSource.system());
        PayerToken payer = new PayerToken(PAYERS.getOrDefault(world, FakeStripe.VISA));
        return new Connection(Abilities.of(plugin), payer, FakeStripe.SETUP);
    }

    @Override
    protected CarrierKit.Message message(Duration age) {
        String time = String.valueOf(InstantSource.system().instant().minus(age).getEpochSecond());
        String body = "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\"}";
        String header = "t=" + time + ",v1=" + CardMessagesTest.signed(time, body);
        return new CarrierKit.Message(Map.of("stripe-signature", header), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String chargeback(IdempotencyKey charge) {
        return stripe.dispute(charge.value());
    }

    @Override
    protected int movements() {
        return stripe.movements();
    }

    @Override
    protected String memory() {
        return "";
    }

    static CardPayments card(Http http, InstantSource clock) {
        return new CardPayments(
                new CardAccount(
                        URI.create("https://api.stripe.com"),
                        "sk_test_123",
                        List.of("whsec_test_secret"),
                        "2026-06-24.dahlia",
                        "",
                        "https://kontor.example/back"),
                http,
                clock);
    }

    private Answer answer(World world, Request request) {
        return switch (world) {
            case DOWN -> throw new ProviderException(Fault.UNAVAILABLE, "api.stripe.com refused the connection");
            case REJECTS_OUR_SETTINGS -> FakeStripe.error(401, "invalid_request_error", "", "", "");
            case TALKS_NONSENSE -> new Answer(200, Map.of(), "<html></html>".getBytes(StandardCharsets.UTF_8));
            case ANSWER_LOST, REQUEST_LOST -> losing(world, request);
            default -> stripe.send(request);
        };
    }

    private Answer losing(World world, Request request) {
        String key = request.headers().getOrDefault("Idempotency-Key", "");
        if (!key.endsWith(":charge") || !lost.add(key)) {
            return stripe.send(request);
        }
        if (world == World.ANSWER_LOST) {
            stripe.send(request);
        }
        throw new ProviderException(Fault.IN_DOUBT, "api.stripe.com did not answer");
    }
}
