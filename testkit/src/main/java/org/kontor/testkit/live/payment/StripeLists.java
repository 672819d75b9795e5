package org.kontor.testkit.live.payment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.testkit.live.Reply;

/** Stripe's lists, which are never late, and its search, which is. */
final class StripeLists {

    private static final Duration INDEX_DELAY = Duration.ofMinutes(1);
    private static final Pattern CLAUSE = Pattern.compile("metadata\\['(\\w+)']:'((?:[^'\\\\]|\\\\.)*)'");

    private final ProviderBooks books;
    private final StripePayments payments;
    private final StripeObjects objects;
    private int longestPage = 100;

    StripeLists(ProviderBooks books, StripePayments payments, StripeObjects objects) {
        this.books = books;
        this.payments = payments;
        this.objects = objects;
    }

    void pages(int longest) {
        longestPage = longest;
    }

    Reply search(StripeCall call) {
        Map<String, String> wanted = new LinkedHashMap<>();
        Matcher clause = CLAUSE.matcher(call.get("query"));
        while (clause.find()) {
            wanted.put(clause.group(1), clause.group(2).replaceAll("\\\\(.)", "$1"));
        }
        Instant indexed = books.now().minus(INDEX_DELAY);
        List<Payment> found = books.payments().stream()
                .filter(payments::knows)
                .filter(payment -> !payment.made().isAfter(indexed))
                .filter(payment -> payments.isMarked(payment, wanted))
                .toList();
        Reply reply = StripeJson.good(list(found.stream().map(payments::shown).toList(), false));
        found.forEach(payments::told);
        return reply;
    }

    /** Newest first. */
    Reply list(StripeCall call) {
        Instant since = Instant.ofEpochSecond(call.number("created[gte]"));
        List<ObjectNode> all = new ArrayList<>(all(call.last(), since));
        Collections.reverse(all);
        List<String> ids = all.stream().map(StripeLists::id).collect(Collectors.toList());
        int from = ids.indexOf(call.get("starting_after")) + 1;
        long limit = Math.min(longestPage, call.form().containsKey("limit") ? call.number("limit") : 10);
        int to = (int) Math.min(all.size(), from + limit);
        List<ObjectNode> page = all.subList(from, to);
        page.forEach(object -> books.payment(id(object)).filter(payments::knows).ifPresent(payments::told));
        return StripeJson.good(list(page, to < all.size()));
    }

    private List<ObjectNode> all(String what, Instant since) {
        return switch (what) {
            case "payment_intents" ->
                books.payments().stream()
                        .filter(payments::knows)
                        .filter(payment -> !payment.made().isBefore(since))
                        .map(payments::shown)
                        .toList();
            case "refunds" ->
                books.refunds().stream()
                        .filter(refund -> !refund.made().isBefore(since))
                        .map(StripeJson::refund)
                        .toList();
            case "sessions" -> objects.all("checkout.session", since);
            default -> objects.all(what.substring(0, what.length() - 1), since);
        };
    }

    private static String id(ObjectNode object) {
        return object.path("id").asText();
    }

    private static ObjectNode list(List<ObjectNode> found, boolean more) {
        ObjectNode list =
                JsonNodeFactory.instance.objectNode().put("object", "list").put("has_more", more);
        list.putArray("data").addAll(found);
        return list;
    }
}
