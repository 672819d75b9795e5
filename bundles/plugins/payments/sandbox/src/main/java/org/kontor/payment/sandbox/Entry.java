package org.kontor.payment.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.kontor.values.Money;

/**
 * One line of the books about money, moved or attempted. {@code of} is the charge that is refunded or captured, empty
 * for others; {@code reason} says why it was declined, empty when it was not.
 */
record Entry(String kind, Money amount, String token, String reference, String of, String reason, Instant since) {

    boolean isDeclined() {
        return !reason.isEmpty();
    }

    Entry declined(String why) {
        return new Entry(kind, amount, token, reference, of, why, since);
    }

    Entry as(String otherKind) {
        return new Entry(otherKind, amount, token, reference, of, reason, since);
    }

    /** As the token of the payer or payee says. */
    Behaviour behaviour() {
        return Behaviour.of(token).orElse(Behaviour.OK);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind)
                .put("amount", amount.amount())
                .put("currency", amount.currency().getCurrencyCode())
                .put("token", token)
                .put("reference", reference)
                .put("of", of)
                .put("reason", reason)
                .put("since", since.toString());
    }

    static Entry of(JsonNode json) {
        return new Entry(
                json.required("kind").asText(),
                Money.parse(
                        json.required("amount").asText(),
                        json.required("currency").asText()),
                json.required("token").asText(),
                json.required("reference").asText(),
                json.required("of").asText(),
                json.required("reason").asText(),
                Instant.parse(json.required("since").asText()));
    }
}
