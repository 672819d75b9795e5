package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Takes what a charge holds, or lets it go: which calls these are. */
final class CardHolds {

    private final CardApi api;
    private final CardFinder finder;
    private final CardCharges charges;

    CardHolds(CardApi api, CardFinder finder, CardCharges charges) {
        this.api = api;
        this.finder = finder;
        this.charges = charges;
    }

    /** A capture names no currency: the payment is looked at first. */
    PaymentOutcome capture(String charge, Money amount, IdempotencyKey key) {
        CardAnswer payment = api.payment(charge);
        Optional<Declined> unfit = payment.unfit(amount);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        if (!payment.read(CardHolds::status).equals("requires_capture")) {
            return payment.read(intent -> nothingHeld(intent, key));
        }
        Form form = CardForms.capture(CardMoney.units(amount).getAsLong(), key);
        CardAnswer answer = api.act(CardApi.PAYMENTS + "/" + payment.id() + "/capture", form, key, "capture");
        if (answer.isGood()) {
            return answer.read(intent -> CardIntent.capture(Read.about(intent, "id", payment.id())));
        }
        return answer.error().is("payment_intent_unexpected_state", "charge_already_captured")
                ? api.payment(payment.id()).read(intent -> nothingHeld(intent, key))
                : charges.refused(answer, key);
    }

    /** Stripe keeps refusals too under a key: the state is part of it, so that another state is another attempt. */
    boolean callOff(IdempotencyKey charge) {
        Optional<JsonNode> found = finder.payment(charge);
        if (found.isEmpty()) {
            finder.requireConclusive(charge);
            return true;
        }
        // What a search finds may be a minute old.
        CardAnswer payment = api.payment(CardFinder.read(found.get(), intent -> Read.reference(intent, "id")));
        String status = payment.read(CardHolds::status);
        if (isOver(status)) {
            return status.equals("canceled");
        }
        CardAnswer answer = api.act(
                CardApi.PAYMENTS + "/" + payment.id() + "/cancel",
                CardForms.cancellation(),
                charge,
                "cancel:" + status);
        CardAnswer after = answer.isGood() ? answer : api.payment(payment.id());
        String now = after.read(CardHolds::status);
        if (isOver(now)) {
            return now.equals("canceled");
        }
        throw new ProviderException(Fault.UNAVAILABLE, "Stripe cannot call off a payment that is " + status);
    }

    /** The capture was done before, or by another key, or the hold has ended. */
    private static PaymentOutcome nothingHeld(JsonNode intent, IdempotencyKey key) {
        if (Read.metadata(intent, CardIntent.CAPTURE_KEY).equals(key.value())) {
            return CardIntent.capture(intent);
        }
        return switch (status(intent)) {
            case "succeeded" -> new Declined("charge_already_captured");
            case "canceled" -> CardIntent.charge(intent);
            default -> new Declined("payment_intent_unexpected_state");
        };
    }

    private static boolean isOver(String status) {
        return status.equals("canceled") || status.equals("succeeded");
    }

    private static String status(JsonNode intent) {
        return Read.text(intent, "status");
    }
}
