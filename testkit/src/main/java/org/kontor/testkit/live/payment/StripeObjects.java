package org.kontor.testkit.live.payment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kontor.testkit.live.Reply;

/** What Stripe keeps beside payments: customers, cards, setups and pages. A test may put objects of its own. */
public final class StripeObjects {

    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    private final ProviderBooks books;

    StripeObjects(ProviderBooks books) {
        this.books = books;
    }

    public void put(ObjectNode object) {
        objects.put(object.path("id").asText(), object);
    }

    public ObjectNode get(String id) {
        ObjectNode object = objects.get(id);
        if (object == null) {
            throw new IllegalArgumentException("there is no " + id);
        }
        return object;
    }

    /** A setup that a trader has gone through on a page of the merchant's; the customer may be null. */
    public ObjectNode finishSetup(String id, String card, String customer) {
        ObjectNode setup = object("setup_intent", id)
                .put("status", "succeeded")
                .put("customer", customer)
                .put("client_secret", id + "_secret_xyz");
        setup.putObject("metadata");
        put(card(card, customer));
        setup.set("payment_method", get(card));
        put(setup);
        return setup;
    }

    boolean has(String id) {
        return objects.containsKey(id);
    }

    List<ObjectNode> all(String kind, Instant since) {
        return objects.values().stream()
                .filter(object -> object.path("object").asText().equals(kind))
                .filter(object -> object.path("created").asLong() >= since.getEpochSecond())
                .toList();
    }

    Reply customer(StripeCall call) {
        return made(made("customer", "cus", call));
    }

    Reply attach(StripeCall call) {
        return made(get(call.path().get(1)).put("customer", call.get("customer")));
    }

    Reply mark(StripeCall call) {
        ObjectNode object = get(call.path().get(1));
        call.metadata().forEach(object.withObject("/metadata")::put);
        return made(object);
    }

    Reply setUp(StripeCall call) {
        ObjectNode setup = made("setup_intent", "seti", call).put("status", "succeeded");
        setup.set("payment_method", card(call.get("payment_method"), call.get("customer")));
        return made(setup);
    }

    Reply page(StripeCall call) {
        ObjectNode page = made("checkout.session", "cs_test", call).put("status", "open");
        return made(page.put(
                "url", "https://checkout.stripe.com/c/pay/" + page.path("id").asText()));
    }

    private Reply made(ObjectNode object) {
        put(object);
        return StripeJson.good(object);
    }

    private ObjectNode made(String kind, String prefix, StripeCall call) {
        ObjectNode object = object(kind, books.id(prefix));
        call.form().forEach((name, value) -> {
            if (!name.contains("[")) {
                object.put(name, value);
            }
        });
        call.metadata().forEach(object.putObject("metadata")::put);
        return object;
    }

    private ObjectNode object(String kind, String id) {
        return StripeJson.object(kind, id, books.now().getEpochSecond());
    }

    private static ObjectNode card(String id, String customer) {
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "payment_method")
                .put("type", "card")
                .put("customer", customer);
        card.putObject("card").put("brand", "visa").put("last4", "4242");
        return card;
    }
}
