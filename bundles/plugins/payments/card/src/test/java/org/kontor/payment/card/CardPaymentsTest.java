package org.kontor.payment.card;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.kontor.conformance.Abilities;
import org.kontor.conformance.CarrierKit;
import org.kontor.payment.PayerToken;
import org.kontor.testkit.PaymentContract;
import org.kontor.testkit.TestHttp;
import org.kontor.testkit.live.payment.Payer;
import org.kontor.testkit.live.payment.PaymentProvider;
import org.kontor.testkit.live.payment.StripeForm;
import org.kontor.testkit.live.payment.Worlds;
import org.kontor.toolkit.http.Http;
import org.kontor.values.IdempotencyKey;

/** The rules of docs/spi/payment.md, with a Stripe that keeps real books. */
public class CardPaymentsTest extends PaymentContract {

    private static final Map<Payer, String> CARDS = Map.of(
            Payer.RICH, StripeForm.RICH,
            Payer.POOR, StripeForm.POOR,
            Payer.CAREFUL, StripeForm.CAREFUL,
            Payer.SLOW, StripeForm.SLOW,
            Payer.FICKLE, StripeForm.FICKLE,
            Payer.REGRETFUL, StripeForm.REGRETFUL);

    @Rule
    public final PaymentProvider provider = new PaymentProvider(Clock.systemUTC());

    @Rule
    public final TestHttp http = new TestHttp();

    private final Worlds worlds = new Worlds(provider);

    @Before
    public void aTraderHasBeenToThePage() {
        provider.stripe().objects().finishSetup(CardShop.SETUP, StripeForm.RICH, "cus_1");
    }

    @Override
    protected Connection enter(World world) {
        CardPayments plugin = card(worlds.enter(world), http, InstantSource.system());
        PayerToken payer = new PayerToken(CARDS.get(Worlds.payer(world)));
        return new Connection(Abilities.of(plugin), payer, CardShop.SETUP);
    }

    @Override
    protected CarrierKit.Message message(Duration age) {
        return worlds.message(enter(World.FINE), URI.create("https://kontor.example/webhooks/payments/card"), age);
    }

    @Override
    protected String chargeback(IdempotencyKey charge) {
        return provider.stripe().dispute(charge.value());
    }

    @Override
    protected int movements() {
        return provider.books().movements();
    }

    @Override
    protected String memory() {
        return "";
    }

    static CardPayments card(URI address, Http http, InstantSource clock) {
        return new CardPayments(
                new CardAccount(
                        address,
                        "sk_test_123",
                        List.of("whsec_test_secret"),
                        "2026-06-24.dahlia",
                        "",
                        "https://kontor.example/back"),
                http,
                clock);
    }
}
