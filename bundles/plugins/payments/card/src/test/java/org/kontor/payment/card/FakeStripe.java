package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;

/** Plays Stripe: objects with states, an idempotency store, lists that are never late and a search that is. */
final class FakeStripe implements Http {

    static final String VISA = "pm_card_visa";
    static final String POOR = "pm_card_chargeDeclinedInsufficientFunds";
    static final String CAREFUL = "pm_card_authenticationRequired";
    static final String SLOW = "pm_slow";
    static final String ENDED = "pm_hold_ended";
    static final String SETUP = "seti_1PgafmB7WZ01zgkWTest";

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration INDEX_DELAY = Duration.ofMinutes(1);
    private static final Pattern CLAUSE = Pattern.compile("metadata\\['(\\w+)']:'((?:[^'\\\\]|\\\\.)*)'");

    /** A request as the tests look at it. */
    record Call(String method, String path, String text, Map<String, String> form, Map<String, String> headers) {}

    private record Kept(String params, int status, String body) {}

    final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    final List<Call> calls = new ArrayList<>();

    /** While true what waits goes on waiting. */
    boolean undecided;

    private final InstantSource clock;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, Instant> changed = new HashMap<>();
    private int next = 1;

    FakeStripe(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Answer send(Request request) {
        String query = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
        String text = request.method().equals("GET") ? query : new String(request.body(), StandardCharsets.UTF_8);
        Call call = new Call(request.method(), request.uri().getPath(), text, form(text), request.headers());
        calls.add(call);
        if (call.method().equals("GET")) {
            return ask(call);
        }
        String key = request.headers().get("Idempotency-Key");
        Kept before = kept.get(key);
        if (before != null && !before.params().equals(call.path() + text)) {
            return error(400, "idempotency_error", "", "", "");
        }
        if (before == null) {
            Answer answer = act(call);
            kept.put(
                    key,
                    new Kept(call.path() + text, answer.status(), new String(answer.body(), StandardCharsets.UTF_8)));
            return answer;
        }
        return new Answer(
                before.status(),
                Map.of("Idempotent-Replayed", List.of("true")),
                before.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Stripe keeps keys for a day. */
    void forgetKeys() {
        kept.clear();
    }

    int movements() {
        return (int) objects.values().stream()
                .filter(object -> is(object, "payment_intent") || is(object, "refund"))
                .filter(object -> object.path("status").asText().equals("succeeded"))
                .count();
    }

    /** The payments of this key. */
    List<ObjectNode> payments() {
        return objects.values().stream()
                .filter(object -> is(object, "payment_intent"))
                .toList();
    }

    ObjectNode put(String id, ObjectNode object) {
        objects.put(id, object);
        changed.put(id, clock.instant());
        return object;
    }

    private Answer ask(Call call) {
        String[] path = call.path().substring(1).split("/");
        if (call.path().endsWith("/search")) {
            return good(search(call.form().get("query")));
        }
        if (call.path().equals("/v1/checkout/sessions")) {
            return good(list("checkout.session", call));
        }
        if (path.length == 2) {
            return good(list(path[1].substring(0, path[1].length() - 1), call));
        }
        ObjectNode object = objects.get(path[path.length - 1]);
        if (object == null) {
            return error(404, "invalid_request_error", "resource_missing", "", "intent");
        }
        ObjectNode shown = shown(object);
        comeTrue(object);
        return good(shown);
    }

    private Answer act(Call call) {
        String[] path = call.path().substring(1).split("/");
        Map<String, String> form = call.form();
        if (path.length > 2 && !path[1].equals("checkout") && !objects.containsKey(path[2])) {
            return error(404, "invalid_request_error", "resource_missing", "", "intent");
        }
        return switch (path[path.length - 1]) {
            case "payment_intents" -> pay(form);
            case "confirm" -> confirm(objects.get(path[2]));
            case "capture" -> capture(objects.get(path[2]), form);
            case "cancel" -> cancel(objects.get(path[2]));
            case "refunds" -> refund(form);
            case "customers" -> customer(form);
            case "attach" -> good(objects.get(path[2]).put("customer", form.get("customer")));
            case "setup_intents" -> setUp(form);
            case "sessions" -> session(form);
            default -> good(shown(mark(objects.get(path[2]), form)));
        };
    }

    private Answer pay(Map<String, String> form) {
        String id = id("pi");
        ObjectNode payment = put(id, object("payment_intent", form));
        payment.put("id", id)
                .put("amount", Long.parseLong(form.get("amount")))
                .put("amount_capturable", 0)
                .put("amount_received", 0)
                .put("client_secret", id + "_secret_abc");
        String method = form.get("payment_method");
        switch (method) {
            case POOR -> payment.put("status", "requires_payment_method");
            case CAREFUL -> payment.put("status", "requires_payment_method");
            case SLOW -> payment.put("status", "processing");
            default -> hold(payment);
        }
        String code = method.equals(CAREFUL) ? "authentication_required" : "insufficient_funds";
        if (payment.path("status").asText().equals("requires_payment_method")) {
            payment.putObject("last_payment_error")
                    .put("type", "card_error")
                    .put("code", "card_declined")
                    .put("decline_code", code);
            return error(402, "card_error", "card_declined", code, "", id);
        }
        return good(payment);
    }

    private Answer confirm(ObjectNode payment) {
        payment.put("status", "requires_action").putNull("last_payment_error");
        payment.putObject("next_action")
                .put("type", "redirect_to_url")
                .putObject("redirect_to_url")
                .put(
                        "url",
                        "https://hooks.stripe.com/3d_secure_2/"
                                + payment.path("id").asText());
        return good(payment);
    }

    private Answer capture(ObjectNode payment, Map<String, String> form) {
        if (payment.path("payment_method").asText().equals(ENDED)) {
            payment.put("status", "canceled").put("cancellation_reason", "automatic");
        }
        if (!payment.path("status").asText().equals("requires_capture")) {
            return error(400, "invalid_request_error", "payment_intent_unexpected_state", "", "");
        }
        long amount = Long.parseLong(form.get("amount_to_capture"));
        if (amount > payment.path("amount_capturable").asLong()) {
            return error(400, "invalid_request_error", "amount_too_large", "", "amount_to_capture");
        }
        mark(payment, form)
                .put("status", "succeeded")
                .put("amount_received", amount)
                .put("amount_capturable", 0);
        return good(payment);
    }

    private Answer cancel(ObjectNode payment) {
        if (payment.path("status").asText().matches("succeeded|canceled|processing")) {
            return error(400, "invalid_request_error", "payment_intent_unexpected_state", "", "");
        }
        return good(payment.put("status", "canceled").put("cancellation_reason", "abandoned"));
    }

    private Answer refund(Map<String, String> form) {
        ObjectNode payment = objects.get(form.get("payment_intent"));
        if (payment == null) {
            return error(404, "invalid_request_error", "resource_missing", "", "payment_intent");
        }
        long amount = Long.parseLong(form.get("amount"));
        long left = payment.path("amount_received").asLong()
                - objects.values().stream()
                        .filter(object -> object.path("payment_intent").equals(payment.path("id")))
                        .mapToLong(object -> object.path("amount").asLong())
                        .sum();
        if (amount > left) {
            return error(400, "invalid_request_error", "", "", "amount");
        }
        String id = id("re");
        ObjectNode refund = put(id, object("refund", form)).put("id", id).put("amount", amount);
        return good(refund.put("status", "succeeded")
                .put("currency", payment.path("currency").asText()));
    }

    private Answer customer(Map<String, String> form) {
        String id = id("cus");
        return good(put(id, object("customer", form)).put("id", id));
    }

    private Answer setUp(Map<String, String> form) {
        String id = id("seti");
        ObjectNode setup = put(id, object("setup_intent", form)).put("id", id).put("status", "succeeded");
        setup.set("payment_method", card(form.get("payment_method"), form.get("customer")));
        return good(setup);
    }

    private Answer session(Map<String, String> form) {
        String id = id("cs_test");
        ObjectNode session =
                put(id, object("checkout.session", form)).put("id", id).put("status", "open");
        return good(session.put("url", "https://checkout.stripe.com/c/pay/" + id));
    }

    /** A setup that a trader has gone through on a page of ours. */
    ObjectNode finishedSetup(String method, String customer) {
        ObjectNode setup = put(SETUP, JsonNodeFactory.instance.objectNode());
        setup.put("id", SETUP)
                .put("object", "setup_intent")
                .put("status", "succeeded")
                .put("created", now());
        setup.put("customer", customer)
                .put("client_secret", SETUP + "_secret_xyz")
                .putObject("metadata");
        put(method, card(method, customer));
        setup.set("payment_method", objects.get(method));
        return setup;
    }

    /** The payer's bank disputes the payment of this key. */
    String dispute(String key) {
        ObjectNode payment = payments().stream()
                .filter(made -> made.at("/metadata/kontor_key").asText().equals(key))
                .findFirst()
                .orElseThrow();
        String id = id("du");
        put(id, JsonNodeFactory.instance.objectNode())
                .put("id", id)
                .put("object", "dispute")
                .put("payment_intent", payment.path("id").asText())
                .put("amount", payment.path("amount_received").asLong())
                .put("currency", payment.path("currency").asText())
                .put("reason", "fraudulent")
                .put("status", "needs_response");
        return id;
    }

    private static ObjectNode card(String id, String customer) {
        ObjectNode method = JsonNodeFactory.instance.objectNode().put("id", id).put("object", "payment_method");
        method.put("type", "card")
                .put("customer", customer)
                .putObject("card")
                .put("brand", "visa")
                .put("last4", "4242");
        return method;
    }

    private void hold(ObjectNode payment) {
        payment.put("status", "requires_capture")
                .put("amount_capturable", payment.path("amount").asLong());
        payment.putObject("latest_charge")
                .put("id", "ch_" + payment.path("id").asText())
                .putObject("payment_method_details")
                .putObject("card")
                .put("capture_before", now() + 604_800);
    }

    /** Whoever asks gets what is; what waited is done by then. */
    private void comeTrue(ObjectNode payment) {
        if (!undecided
                && is(payment, "payment_intent")
                && payment.path("status").asText().matches("processing|requires_action")) {
            hold(payment.putNull("next_action"));
        }
    }

    private ObjectNode search(String query) {
        Map<String, String> wanted = new LinkedHashMap<>();
        Matcher clause = CLAUSE.matcher(query);
        while (clause.find()) {
            wanted.put(clause.group(1), clause.group(2).replaceAll("\\\\(.)", "$1"));
        }
        Instant indexed = clock.instant().minus(INDEX_DELAY);
        return listOf(payments().stream()
                .filter(payment -> !changed.get(payment.path("id").asText()).isAfter(indexed))
                .filter(payment -> wanted.entrySet().stream().anyMatch(want -> payment.path("metadata")
                        .path(want.getKey())
                        .asText()
                        .equals(want.getValue())))
                .toList());
    }

    /** Newest first; one to a page, so that whoever looks has to turn it. */
    private ObjectNode list(String kind, Call call) {
        long since = Long.parseLong(call.form().getOrDefault("created[gte]", "0"));
        List<ObjectNode> all = new ArrayList<>(objects.values().stream()
                .filter(object -> is(object, kind) && object.path("created").asLong() >= since)
                .toList());
        Collections.reverse(all);
        String after = call.form().getOrDefault("starting_after", "");
        int from = 0;
        while (!after.isEmpty()
                && from < all.size()
                && !all.get(from++).path("id").asText().equals(after)) {}
        List<ObjectNode> page = all.subList(from, Math.min(all.size(), from + 1));
        return listOf(page).put("has_more", from + 1 < all.size());
    }

    private ObjectNode listOf(List<ObjectNode> found) {
        ObjectNode list =
                JsonNodeFactory.instance.objectNode().put("object", "list").put("has_more", false);
        ArrayNode data = list.putArray("data");
        found.forEach(object -> {
            data.add(shown(object));
            comeTrue(object);
        });
        return list;
    }

    private ObjectNode shown(ObjectNode object) {
        return object.deepCopy();
    }

    private ObjectNode object(String kind, Map<String, String> form) {
        ObjectNode object =
                JsonNodeFactory.instance.objectNode().put("object", kind).put("created", now());
        form.forEach((name, value) -> {
            if (!name.contains("[")) {
                object.put(name, value);
            }
        });
        return mark(object, form);
    }

    private ObjectNode mark(ObjectNode object, Map<String, String> form) {
        ObjectNode metadata = object.withObject("/metadata");
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring(9, name.length() - 1), value);
            }
        });
        return object;
    }

    private String id(String kind) {
        String id = kind + "_" + next++;
        changed.put(id, clock.instant());
        return id;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static boolean is(JsonNode object, String kind) {
        return object.path("object").asText().equals(kind);
    }

    private static Map<String, String> form(String text) {
        return text.isEmpty()
                ? Map.of()
                : List.of(text.split("&")).stream()
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                (one, two) -> two,
                                LinkedHashMap::new));
    }

    static Answer good(JsonNode body) {
        return new Answer(200, Map.of(), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer error(int status, String type, String code, String declineCode, String param) {
        return error(status, type, code, declineCode, param, "");
    }

    static Answer error(int status, String type, String code, String declineCode, String param, String payment) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error =
                body.putObject("error").put("type", type).put("message", "Stripe's words about pm_card_visa");
        Map.of("code", code, "decline_code", declineCode, "param", param).forEach((name, value) -> {
            if (!value.isEmpty()) {
                error.put(name, value);
            }
        });
        if (!payment.isEmpty()) {
            error.putObject("payment_intent").put("id", payment).put("status", "requires_payment_method");
        }
        return new Answer(status, Map.of(), body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
