package org.kontor.testkit.live.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Puts something false into what Antom says. */
final class AntomLies {

    private static final List<String> IDS = List.of("paymentId", "captureId", "refundId");

    private final ProviderBooks books;

    AntomLies(ProviderBooks books) {
        this.books = books;
    }

    void put(JsonNode answer, Lie lie) {
        ObjectNode json = (ObjectNode) answer;
        switch (lie) {
            case WITHOUT_ID -> json.remove(IDS);
            case ID_OF_ANOTHER -> IDS.stream().filter(json::has).forEach(id -> json.put(id, another(json, id)));
            default -> json.findParents("currency").forEach(amount -> amount((ObjectNode) amount, lie));
        }
    }

    private String another(JsonNode answer, String id) {
        String right = answer.path(id).asText();
        return books.payments().stream()
                .map(Payment::id)
                .filter(other -> !other.equals(right))
                .findFirst()
                .orElse("2026another");
    }

    private static void amount(ObjectNode amount, Lie lie) {
        switch (lie) {
            case WRONG_CURRENCY -> amount.put("currency", "JPY");
            case AMOUNT_ZERO -> amount.put("value", "0");
            case AMOUNT_NEGATIVE ->
                amount.put("value", "-" + amount.path("value").asText());
            case AMOUNT_IMMENSE -> amount.put("value", "1" + "0".repeat(30));
            case AMOUNT_TINY -> amount.put("value", "1e-9");
            default -> throw new IllegalArgumentException(lie + " is not about an amount");
        }
    }
}
