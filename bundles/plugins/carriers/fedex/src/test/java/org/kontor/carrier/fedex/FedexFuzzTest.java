package org.kontor.carrier.fedex;

import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.Test;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Party;
import org.kontor.values.ProviderException;

/** Whatever FedEx may answer, the plugin gives a result or one of the four faults; {@code -Dkontor.fuzz} times. */
public class FedexFuzzTest {

    private static final int TIMES = Integer.getInteger("kontor.fuzz", 2000);
    private static final List<String> FILES = List.of(
            "1-token.json",
            "2-rates-too-heavy.json",
            "3-rates.json",
            "4-ship.json",
            "5-find.json",
            "6-cancel.json",
            "7-track.json");
    private static final String[] ODD = {
        "null",
        "true",
        "-1",
        "0",
        "1e999999999",
        "-1e-999999999",
        "1e9999999999",
        "123456789012345678901234567890123",
        "\"\"",
        "\" \"",
        "\"\\u0000\"",
        "\"NaN\"",
        "\"2026-99-99T00:00:00+99:00\"",
        "\"+999999999-01-01T00:00:00Z\"",
        "\"-999999999-01-01\"",
        "[]",
        "{}",
        "[[[]]]",
        "{\"amount\":{}}",
        "\"http://x\"",
        "\"CA\"",
        "\"QQQ\"",
        "\"ACCOUNT\"",
        "7.5",
        "\"\uD83D\"",
        "9223372036854775807"
    };
    private static final int[] STATUSES = {200, 200, 200, 200, 201, 204, 400, 401, 403, 404, 422, 429, 500, 503};

    private static final Answer TOKEN =
            new Answer(200, Map.of(), "{\"access_token\":\"t\",\"expires_in\":3600}".getBytes(StandardCharsets.UTF_8));

    private final Random random = new Random(20261125);
    private Answer said = TOKEN;
    private final FedexCarrier carrier = carrier(asked -> asked.uri().getPath().endsWith("token") ? TOKEN : said);

    @Test(timeout = Integer.MAX_VALUE)
    public void nothingThatFedexMayAnswerBreaksThePlugin() {
        List<JsonNode> recorded = FILES.stream().map(Wire::recorded).toList();
        Shipment shipment = FedexRatesTest.shipment(
                FedexRatesTest.SHENZHEN, FedexRatesTest.LONDON, FedexRatesTest.goods("100.00", "GBP"));
        Party party = new Party("Brightway", "", FedexRatesTest.SHENZHEN, "4940123456", "");
        BookingRequest request = new BookingRequest("EXP", shipment, party, party, "K-1");
        List<Consumer<FedexCarrier>> calls = List.of(
                carrier -> carrier.quote(shipment),
                carrier -> carrier.book(request, IdempotencyKey.fresh()),
                carrier -> carrier.find(IdempotencyKey.fresh()),
                carrier -> carrier.cancel("794953535000", IdempotencyKey.fresh()),
                carrier -> carrier.track("794953535000"));
        int good = 0;
        for (int i = 0; i < TIMES; i++) {
            byte[] answer = mutated(recorded.get(random.nextInt(recorded.size())));
            int status = STATUSES[random.nextInt(STATUSES.length)];
            good += survives(calls.get(i % calls.size()), i, answer, status) ? 1 : 0;
        }
        assertTrue("some answers must still be understood, were " + good, good > TIMES / 50);
    }

    /** With a good token as a rule, and now and then without. */
    private boolean survives(Consumer<FedexCarrier> call, int turn, byte[] answer, int status) {
        said = new Answer(status, Map.of(), answer);
        try {
            call.accept(turn % 7 == 0 ? carrier(asked -> said) : carrier);
            return true;
        } catch (ProviderException e) {
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(
                    "turn " + turn + ", status " + status + ": " + new String(answer, StandardCharsets.UTF_8), e);
        }
    }

    private static FedexCarrier carrier(Http http) {
        return new FedexCarrier(
                TestSettings.of(Map.of("account", "510088000", "lookup.minutes", "0")), http, (InstantSource)
                        () -> Instant.parse("2026-11-25T12:00:00Z"));
    }

    /** A few values changed, and now and then a few bytes. */
    private byte[] mutated(JsonNode recorded) {
        JsonNode copy = recorded.deepCopy();
        for (int i = random.nextInt(4); i >= 0; i--) {
            change(copy);
        }
        byte[] bytes = text(copy).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(12) - 8; i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(40) == 0 ? "[".repeat(100_000).getBytes(StandardCharsets.UTF_8) : bytes;
    }

    private void change(JsonNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        JsonNode odd = odd();
        if (chosen instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextInt(4) == 0) {
                array.add(odd);
            } else if (random.nextInt(3) == 0) {
                array.add(array.get(random.nextInt(array.size())).deepCopy());
            } else {
                array.set(random.nextInt(array.size()), odd);
            }
        } else if (chosen instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(3) == 0) {
                object.remove(name);
            } else {
                object.set(name, odd);
            }
        }
    }

    private JsonNode odd() {
        return FedexJson.object().pojoNode(ODD[random.nextInt(ODD.length)]);
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    /** The odd values are JSON already. */
    private static String text(JsonNode node) {
        if (node.isObject()) {
            List<String> fields = new ArrayList<>();
            node.properties().forEach(field -> fields.add('"' + field.getKey() + "\":" + text(field.getValue())));
            return "{" + String.join(",", fields) + "}";
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(text(item)));
            return "[" + String.join(",", items) + "]";
        }
        return node.isPojo() ? node.asText() : node.toString();
    }
}
