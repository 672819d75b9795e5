package org.kontor.payment.card;

import java.net.URI;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.testkit.PaymentOverTimeContract;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.payment.Act;
import org.kontor.testkit.live.payment.StripeForm;
import org.kontor.toolkit.http.Http;
import org.kontor.values.IdempotencyKey;

/** A Stripe that hangs, drips, lies, forgets and repeats itself. */
public class CardOverTimeTest extends PaymentOverTimeContract {

    @Override
    protected Charges open(Http http) {
        return CardPaymentsTest.card(provider.address(), http, clock);
    }

    @Override
    protected PayerToken payer() {
        return new PayerToken(StripeForm.RICH);
    }

    @Override
    protected boolean reserves() {
        return true;
    }

    @Override
    protected Route route(Act act) {
        String path = act instanceof Act.Charge
                ? "/v1/payment_intents"
                : act instanceof Act.Capture ? "/v1/payment_intents/\\w+/capture" : "/v1/refunds";
        return Route.of("POST", path).holding(act.key().value());
    }

    @Override
    protected Route callingOff(String charge, IdempotencyKey key) {
        return Route.of("POST", "/v1/payment_intents/" + charge + "/cancel");
    }

    @Override
    protected Route questions() {
        return Route.of("GET", ".*");
    }

    @Override
    protected URI inbox() {
        return URI.create("https://kontor.example/webhooks/payments/card");
    }
}
