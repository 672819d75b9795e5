package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/** What /openapi.json says, held against what the server answers during a whole trade. */
public class OpenApiTest extends KarafTest {

    private final List<String> wrong = new ArrayList<>();
    private Traders traders;
    private JsonNode document;

    @Before
    public void read() throws Exception {
        traders = TradeTest.traders();
        document = traders.buyer().get("/openapi.json").expect(200).body();
    }

    @Test
    public void everyAnswerOfATradeIsAsDescribed() {
        TradeRun trade = new TradeRun(traders, Duration.ofMillis(100));
        holds("post", "/shipment-requests", trade.quote());
        holds("post", "/orders", trade.placeOrder());
        holds("post", "/orders/{id}/payments", trade.pay());
        holds("post", "/orders/{id}/checks", trade.check("cold white"));
        holds("post", "/orders/{id}/checks", trade.check("warm white"));
        holds("post", "/orders/{id}/packages", trade.pack());
        holds("post", "/orders/{id}/booking", trade.book());
        holds("post", "/orders/{id}/handover", trade.handOver());
        holds("get", "/orders/{id}/tracking", trade.tracking());
        trade.until("DELIVERED");
        holds("post", "/orders/{id}/acceptance", trade.accept());
        for (String part : List.of("", "/history", "/payments", "/ledger", "/fulfilment", "/tracking")) {
            Http.Answer answer = traders.buyer().get("orders/" + trade.order() + part);
            holds("get", "/orders/{id}" + part, answer.expect(200));
        }
        for (String list : List.of("/orders", "/cases", "/me", "/organisations/{id}/payment-instruments")) {
            String path = list.substring(1).replace("{id}", traders.buyerId());
            holds("get", list, traders.buyer().get(path).expect(200));
        }
        for (String operators : List.of("/providers", "/ledger/invariants", "/ledger/trial-balance")) {
            holds(
                    "get",
                    operators,
                    traders.operator().get(operators.substring(1)).expect(200));
        }
        assertEquals(String.join("\n", wrong), 0, wrong.size());
    }

    @Test
    public void whatMayBeAskedOfAnOptionIsAsDescribed() {
        Http.Answer quote = new TradeRun(traders, Duration.ofMillis(100)).quote();
        String option = "shipment-requests/" + quote.text("id") + "/options/"
                + quote.body().at("/options/0/id").asText();
        for (String question : List.of("/advice", "/door-price")) {
            Http.Answer answer = traders.buyer().get(option + question).expect(200);
            holds("get", "/shipment-requests/{id}/options/{option}" + question, answer);
        }
        assertEquals(String.join("\n", wrong), 0, wrong.size());
    }

    @Test
    public void anAnswerThatIsNotAsDescribedIsSeen() {
        JsonNode order = traders.operator().get("providers").expect(200).body();

        compare("providers", order, document.at("/components/schemas/OrderView"));

        assertTrue(wrong.toString(), wrong.get(0).contains("is not described"));
    }

    private void holds(String method, String path, Http.Answer answer) {
        JsonNode schema =
                document.path("paths").path(path).path(method).at("/responses/2XX/content/application~1json/schema");
        String name = method + " " + path;
        if (schema.isMissingNode()) {
            wrong.add(name + " has no schema");
        } else {
            compare(name, answer.body(), schema);
        }
    }

    private void compare(String where, JsonNode value, JsonNode described) {
        JsonNode schema = described.has("$ref")
                ? document.at(described.path("$ref").asText().substring(1))
                : described;
        if (value.isNull()) {
            return;
        }
        if (!fits(value, schema)) {
            wrong.add(where + " is " + value + ", described as " + schema);
        } else if (value.isObject()) {
            value.properties().forEach(field -> {
                JsonNode known = schema.path("properties").path(field.getKey());
                JsonNode any = schema.path("additionalProperties");
                if (known.isMissingNode() && !any.isObject()) {
                    wrong.add(where + "." + field.getKey() + " is not described");
                } else {
                    compare(where + "." + field.getKey(), field.getValue(), known.isMissingNode() ? any : known);
                }
            });
        } else if (value.isArray()) {
            value.forEach(item -> compare(where + "[]", item, schema.path("items")));
        }
    }

    private static boolean fits(JsonNode value, JsonNode schema) {
        if (schema.has("enum")) {
            for (JsonNode allowed : schema.path("enum")) {
                if (allowed.equals(value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> schema.isEmpty();
        };
    }
}
