package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.kontor.conformance.Improviser;

/** Plays Card in the tests: a payment per key, and a payer who is what the token says. */
final class Bank implements Improviser {

    static final String RICH = "payer-rich";
    static final String POOR = "payer-poor";
    static final String CAREFUL = "payer-careful";
    static final String SLOW = "payer-slow";

    private final Map<String, ObjectNode> entries = new HashMap<>();

    @Override
    public Reply answer(Call call) {
        String key = call.path().substring(call.path().lastIndexOf('/') + 1);
        return switch (call.path()) {
            case "/v1/charges" -> entered(call, this::charge);
            case "/v1/refunds" -> entered(call, this::refund);
            case "/v1/instruments" -> entered(call, Bank::bind);
            default -> entries.containsKey(key) ? found(key) : new Reply(404, json());
        };
    }

    int movements() {
        return (int) entries.values().stream()
                .filter(entry -> entry.path("state").asText().equals("DONE"))
                .count();
    }

    /** What an act comes to. */
    private interface Deed {
        ObjectNode of(JsonNode request);
    }

    private Reply entered(Call call, Deed deed) {
        if (!entries.containsKey(call.key())) {
            ObjectNode entry = deed.of(call.body());
            entries.put(call.key(), entry.put("id", "id-" + call.key()));
        }
        return new Reply(201, entries.get(call.key()).deepCopy());
    }

    /** Whoever asks gets what is; what waited is done by then. */
    private Reply found(String key) {
        ObjectNode entry = entries.get(key);
        ObjectNode told = entry.deepCopy();
        String state = entry.path("state").asText();
        if (state.equals("ACTION") || state.equals("PENDING")) {
            entry.put("state", "DONE");
        }
        return new Reply(200, told);
    }

    private ObjectNode charge(JsonNode request) {
        ObjectNode entry = request.deepCopy();
        return switch (request.path("payer").asText()) {
            case POOR -> declined("no-money");
            case CAREFUL -> entry.put("state", "ACTION").put("url", "https://bank.example/confirm");
            case SLOW -> entry.put("state", "PENDING");
            default -> entry.put("state", "DONE");
        };
    }

    private ObjectNode refund(JsonNode request) {
        String charge = request.path("charge").asText();
        BigDecimal left = BigDecimal.ZERO;
        for (ObjectNode entry : entries.values()) {
            if (isDone(entry, request) && entry.path("id").asText().equals(charge)) {
                left = left.add(amount(entry));
            } else if (isDone(entry, request) && entry.path("charge").asText().equals(charge)) {
                left = left.subtract(amount(entry));
            }
        }
        ObjectNode entry = request.deepCopy();
        return amount(request).compareTo(left) > 0 ? declined("too-much") : entry.put("state", "DONE");
    }

    private static ObjectNode bind(JsonNode request) {
        if (!request.path("setup").asText().startsWith("payer-")) {
            return declined("no-setup-of-ours");
        }
        ObjectNode entry = json().put("state", "BOUND").put("brand", "VISA").put("digits", "4242");
        return entry.put("token", request.path("setup").asText())
                .put("holder", request.path("holder").asText());
    }

    private static boolean isDone(JsonNode entry, JsonNode request) {
        return entry.path("state").asText().equals("DONE")
                && entry.path("currency").equals(request.path("currency"));
    }

    private static BigDecimal amount(JsonNode json) {
        return new BigDecimal(json.path("amount").asText());
    }

    private static ObjectNode declined(String reason) {
        return json().put("state", "DECLINED").put("reason", reason);
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
