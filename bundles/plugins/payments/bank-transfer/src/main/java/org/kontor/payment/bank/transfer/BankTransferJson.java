package org.kontor.payment.bank.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instrument;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.Money;

/**
 * Our words in Bank Transfer's JSON and back: pure, so that a test needs no provider. What lacks or is odd may throw whatever
 * it throws: the server makes it the fault that it is.
 */
final class BankTransferJson {

    private BankTransferJson() {}

    static ObjectNode charge(PayerToken payer, Money amount, String reference) {
        return of(amount).put("payer", payer.value()).put("reference", reference);
    }

    static ObjectNode refund(String charge, Money amount) {
        return of(amount).put("charge", charge);
    }

    static ObjectNode binding(String setup, String holder) {
        return JsonNodeFactory.instance.objectNode().put("setup", setup).put("holder", holder);
    }

    static PaymentOutcome payment(JsonNode json) {
        String state = text(json, "state");
        return switch (state) {
            case "DONE" -> new PaymentOutcome.Succeeded(text(json, "id"), money(json));
            case "DECLINED" -> new PaymentOutcome.Declined(text(json, "reason"));
            case "ACTION" -> new PaymentOutcome.ActionRequired(URI.create(text(json, "url")));
            case "PENDING" -> new PaymentOutcome.Pending();
            default -> throw new IllegalArgumentException("a payment cannot be " + state);
        };
    }

    static BindingOutcome instrument(JsonNode json) {
        String state = text(json, "state");
        return switch (state) {
            case "BOUND" -> new BindingOutcome.Bound(bound(json));
            case "DECLINED" -> new BindingOutcome.Declined(text(json, "reason"));
            case "ACTION" -> new BindingOutcome.ActionRequired(URI.create(text(json, "url")));
            default -> throw new IllegalArgumentException("an instrument cannot be " + state);
        };
    }

    private static Instrument bound(JsonNode json) {
        PayerToken token = new PayerToken(text(json, "token"));
        return new Instrument(token, text(json, "brand"), json.path("digits").asText(), text(json, "holder"));
    }

    private static ObjectNode of(Money amount) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", amount.amount())
                .put("currency", amount.currency().getCurrencyCode());
    }

    private static Money money(JsonNode json) {
        return Money.parse(text(json, "amount"), text(json, "currency"));
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).asText();
    }
}
