package org.kontor.carrier.dhl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.Test;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.PickupRequest;
import org.kontor.carrier.Scan;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Incoterm;
import org.kontor.values.ProviderException;

/**
 * Answers that are nearly right may give a result or one of the four faults, and nothing else. How many:
 * {@code -Dkontor.fuzz=1000000}.
 */
public class FuzzTest {

    private static final int MUTATIONS = Integer.getInteger("kontor.fuzz", 2000);
    private static final int[] STATUSES = {200, 200, 200, 201, 204, 301, 400, 404, 409, 422, 429, 500, 503};
    private static final String[] ODD_TEXTS = {
        "",
        " ",
        "null",
        "-1",
        "03",
        "1e999999999",
        "999999999999999999999",
        "NaN",
        "QQQ",
        "EUR",
        "JPY",
        "BILLC",
        "OK",
        "2026-02-30",
        "2026-11-25T10:00:00",
        "0000-01-01",
        "9999-12-31T23:59:59Z",
        "25:61",
        "+99:99",
        "-00:30",
        "+18:00",
        "\u0000\uD800",
        "=",
        "transit",
        "express",
        "imperial",
        "XCH",
        "STTXA",
        "a/b/c",
        "%s%n"
    };

    private final Random random = new Random(4711);

    private final List<Case> cases = List.of(
            new Case(Given.recorded("2-rates"), dhl -> {
                dhl.quote(Given.shipment());
                dhl.quote(Given.shipment(Given.SHENZHEN, Given.HAMBURG, Incoterm.DDP, Given.lamps()));
            }),
            new Case(Given.recorded("1-rates-too-heavy"), dhl -> dhl.quote(Given.shipment())),
            new Case(Given.recorded("8-landed-cost"), dhl -> dhl.estimate(Given.shipment(), "P")),
            new Case(Given.recorded("3-ship"), dhl -> dhl.book(booking(), IdempotencyKey.fresh())),
            new Case(Given.recorded("4-find"), dhl -> dhl.find(IdempotencyKey.fresh())),
            new Case(Given.recorded("5-image"), dhl -> dhl.find(IdempotencyKey.fresh())),
            new Case(Given.recorded("6-track"), dhl -> ordered(dhl.track("8487135506"))),
            new Case(unified(), dhl -> ordered(dhl.track("003404341629000013"))),
            new Case(Given.recorded("9-pickup"), dhl -> {
                dhl.order(pickup(), IdempotencyKey.fresh());
                dhl.cancelPickup("PRG1", IdempotencyKey.fresh());
            }),
            new Case(Given.recorded("c-address"), dhl -> dhl.check(Given.HAMBURG)));

    private record Case(JsonNode answer, Consumer<DhlCarrier> calls) {}

    @Test
    public void whateverDhlAnswersIsAResultOrAFault() {
        int faults = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            Case chosen = cases.get(round % cases.size());
            String body = mutated(chosen.answer());
            int status = STATUSES[random.nextInt(STATUSES.length)];
            FakeDhl dhl = new FakeDhl()
                    .on("", request -> new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
            try {
                chosen.calls().accept(dhl.carrier("_unified_key", "k"));
            } catch (ProviderException fault) {
                faults++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("round " + round + ", status " + status + ": " + body, e);
            }
        }
        assertTrue(faults + " faults", faults > 0 && faults < MUTATIONS);
    }

    @Test(timeout = 10_000)
    public void wordsWithoutEndAreReadInNoTime() {
        String endless = "customs weight sender exceed ".repeat(20_000);
        FakeDhl dhl = new FakeDhl()
                .on("rates", 200, "{'products':[],'warnings':['" + endless + "']}")
                .on("landed-cost", 400, "{'detail':'" + endless + "','additionalDetails':['" + endless + "']}")
                .on(
                        "track",
                        200,
                        "{'shipments':[{'service':'dgf','events':[{'timestamp':'2026-11-25T10:00:00Z',"
                                + "'statusCode':'transit','status':'" + endless + "','description':'" + endless
                                + "'}]}]}");
        DhlCarrier carrier = dhl.carrier("_unified_key", "k");

        assertEquals(1, carrier.quote(Given.shipment()).refusals().size());
        assertEquals(1, carrier.track("003404341629000013").size());
        assertThrows(ProviderException.class, () -> carrier.estimate(Given.shipment(), "P"));
    }

    private static void ordered(List<Scan> scans) {
        List<Scan> sorted = new ArrayList<>(scans);
        sorted.sort(Comparator.comparing(scan -> scan.at().toInstant()));
        assertEquals(sorted, scans);
        assertEquals(scans.size(), scans.stream().map(Scan::id).distinct().count());
    }

    private String mutated(JsonNode answer) {
        JsonNode changed = answer.deepCopy();
        int changes = random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            change(changed);
        }
        String text = changed.toString();
        if (random.nextInt(10) == 0) {
            int at = random.nextInt(text.length());
            return text.substring(0, at)
                    + (char) random.nextInt(300)
                    + text.substring(Math.min(text.length(), at + random.nextInt(3)));
        }
        return random.nextInt(50) == 0 ? "[".repeat(5000) : text;
    }

    /** Somewhere in the tree a value goes, becomes another, or comes twice. */
    private void change(JsonNode tree) {
        List<JsonNode> inner = new ArrayList<>();
        collect(tree, inner);
        JsonNode parent = inner.get(random.nextInt(inner.size()));
        if (parent instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(3) == 0) {
                object.remove(name);
            } else {
                object.set(name, other(object.get(name)));
            }
        } else if (parent instanceof ArrayNode array) {
            array.insert(
                    0,
                    array.isEmpty() || random.nextBoolean()
                            ? other(array)
                            : array.get(0).deepCopy());
        }
    }

    private JsonNode other(JsonNode value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(9)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(random.nextBoolean());
            case 2 -> json.numberNode(random.nextLong());
            case 3 -> json.numberNode(new BigDecimal("1e" + (random.nextInt(2000) - 1000)));
            case 4 -> json.arrayNode().add(value.deepCopy());
            case 5 -> json.objectNode().set("value", value.deepCopy());
            case 6 -> json.textNode(value.asText() + value.asText());
            default -> json.textNode(ODD_TEXTS[random.nextInt(ODD_TEXTS.length)]);
        };
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (node.isContainerNode()) {
            inner.add(node);
            node.forEach(child -> collect(child, inner));
        }
    }

    private static BookingRequest booking() {
        return new BookingRequest(
                "P", Given.shipment(), Given.party(Given.SHENZHEN, "1"), Given.party(Given.HAMBURG, "2"), "K-1");
    }

    private static PickupRequest pickup() {
        return new PickupRequest(
                Given.party(Given.SHENZHEN, "1"),
                LocalDate.parse("2026-11-26"),
                LocalTime.of(9, 0),
                LocalTime.of(18, 0),
                Given.shipment().parcels(),
                List.of(),
                "K-1");
    }

    private static JsonNode unified() {
        return Given.json("{'url':'/shipments?trackingNumber=7777777770','shipments':[{'id':7777777770,"
                + "'service':'express',"
                + "'origin':{'address':{'countryCode':'CN'}},'status':{'timestamp':'2026-11-27T11:40:00',"
                + "'statusCode':'delivered',"
                + "'status':'OK','description':'Delivered','location':{'address':{'addressLocality':'HAMBURG',"
                + "'countryCode':'DE'}}},"
                + "'returnFlag':false,'details':{'references':{'number':'1','type':'x'}},'events':["
                + "{'timestamp':'2026-11-27T08:00:00+01:00','statusCode':'transit','status':'Out for delivery'},"
                + "{'timestamp':'2026-11-25T18:05:00Z','statusCode':'transit','status':'PU',"
                + "'description':'Picked up'}]}]}");
    }
}
