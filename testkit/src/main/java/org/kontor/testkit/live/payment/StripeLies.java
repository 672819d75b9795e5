package org.kontor.testkit.live.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.kontor.testkit.live.Reply;

/** Puts something false into what Stripe says. */
final class StripeLies {

    private static final List<String> AMOUNTS = List.of("amount", "amount_capturable", "amount_received");

    private final ProviderBooks books;

    StripeLies(ProviderBooks books) {
        this.books = books;
    }

    Reply put(Reply answer, Lie lie) {
        if (lie != Lie.NOT_FOUND) {
            return answer.json(json -> objects(json).forEach(object -> put((ObjectNode) object, lie)));
        }
        return answer.body().contains("\"list\"")
                ? answer.text(body -> "{\"object\":\"list\",\"has_more\":false,\"data\":[]}")
                : StripeJson.missing("intent");
    }

    /** A list's objects, or the object itself. */
    private static Iterable<JsonNode> objects(JsonNode json) {
        return json.path("data").isArray() ? json.path("data") : List.of(json);
    }

    private void put(ObjectNode object, Lie lie) {
        switch (lie) {
            case WITHOUT_ID -> object.remove("id");
            case ID_OF_ANOTHER -> object.put("id", another(object.path("id").asText()));
            case WRONG_CURRENCY -> object.put("currency", "jpy");
            default ->
                AMOUNTS.stream()
                        .filter(object::has)
                        .forEach(field ->
                                object.put(field, amount(lie, object.path(field).asLong())));
        }
    }

    private String another(String right) {
        return books.payments().stream()
                .map(Payment::id)
                .filter(other -> !other.equals(right))
                .findFirst()
                .orElse(right + "another");
    }

    private static BigDecimal amount(Lie lie, long right) {
        return switch (lie) {
            case AMOUNT_ZERO -> BigDecimal.ZERO;
            case AMOUNT_NEGATIVE -> BigDecimal.valueOf(-right);
            case AMOUNT_IMMENSE -> BigDecimal.TEN.pow(30);
            case AMOUNT_TINY -> new BigDecimal("1e-9");
            default -> throw new IllegalArgumentException(lie + " is not about an amount");
        };
    }
}
