package org.kontor.carrier.ups;

import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.Test;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;

/** Recorded answers, spoilt: each gives a result or one of the four faults. More of them with -Dkontor.fuzz=1000000. */
public class UpsFuzzTest {

    private static final int COUNT = Integer.getInteger("kontor.fuzz", 2_000);
    private static final long SEED = 20_260_302;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int[] STATUSES = {200, 200, 200, 200, 200, 207, 204, 302, 400, 401, 404, 429, 500, 503};
    private static final List<String> FILES =
            List.of("0-token", "1-rates-too-heavy", "2-rates", "3-ship", "4-find", "5-void", "6-track");
    private static final List<String> ODD = List.of(
            "",
            " ",
            "null",
            "-1",
            "0",
            "1e999999999",
            "99999999999999999999",
            "0.000000001",
            "NaN",
            "2",
            "20269999",
            "00000000",
            "999999",
            "+99:99",
            "ZZZ",
            "KWD",
            "€\u0000\ud800",
            "=",
            "weight exceed ".repeat(500),
            "1".repeat(5_000));

    private final Random random = new Random(SEED);
    private final Shipment shipment = Wares.lamps();
    private final BookingRequest request = Wares.booking(shipment);

    @Test
    public void aSpoiltAnswerGivesAResultOrAFault() throws Exception {
        List<JsonNode> recorded = new ArrayList<>();
        for (String file : FILES) {
            recorded.add(JSON.readTree(Path.of("src/main/resources/KONTOR-INF/kit/exchanges/" + file + ".json")
                            .toFile())
                    .at("/response/body"));
        }
        int results = 0;
        for (int i = 0; i < COUNT; i++) {
            byte[] body = spoilt(recorded.get(random.nextInt(recorded.size())));
            int status = STATUSES[random.nextInt(STATUSES.length)];
            results += answers(calls(body, status).get(i % 5), body) ? 1 : 0;
        }
        assertTrue("some mutants must be harmless", results > COUNT / 50);
    }

    private List<Callable<Object>> calls(byte[] body, int status) {
        boolean spoilsTokens = random.nextInt(20) == 0;
        Http http = request -> request.uri().getPath().startsWith("/security") != spoilsTokens
                ? new Answer(200, Map.of(), FakeUps.token("t").getBytes(StandardCharsets.UTF_8))
                : new Answer(status, Map.of(), body);
        UpsCarrier carrier = UpsCarrierTest.carrier(http, URI.create("https://onlinetools.ups.com"));
        IdempotencyKey key = IdempotencyKey.fresh();
        return List.of(
                () -> carrier.quote(shipment),
                () -> carrier.track("1Z5R89390357567127"),
                () -> carrier.book(request, key),
                () -> carrier.find(key),
                () -> carrier.cancel("1Z5R89390357567127", key));
    }

    private static boolean answers(Callable<Object> call, byte[] body) throws Exception {
        try {
            return call.call() != null;
        } catch (ProviderException fault) {
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(new String(body, StandardCharsets.UTF_8), e);
        }
    }

    private byte[] spoilt(JsonNode recorded) throws IOException {
        JsonNode copy = recorded.deepCopy();
        for (int i = random.nextInt(4); i >= 0; i--) {
            spoil(copy);
        }
        byte[] bytes = JSON.writeValueAsString(copy).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    /** Walks down to a random place and puts something else there. */
    private void spoil(JsonNode root) {
        JsonNode node = root;
        while (true) {
            List<String> fields = new ArrayList<>();
            node.fieldNames().forEachRemaining(fields::add);
            int size = node.isArray() ? node.size() : fields.size();
            if (size == 0) {
                return;
            }
            int index = random.nextInt(size);
            JsonNode child = node.isArray() ? node.get(index) : node.get(fields.get(index));
            if (!child.isContainerNode() || child.isEmpty() || random.nextInt(6) == 0) {
                put(node, index, fields, child);
                return;
            }
            node = child;
        }
    }

    private void put(JsonNode node, int index, List<String> fields, JsonNode child) {
        JsonNode other = other(child);
        if (node instanceof ArrayNode array) {
            if (random.nextInt(4) == 0) {
                array.insert(index, child.deepCopy());
            } else {
                array.set(index, other);
            }
        } else if (random.nextInt(4) == 0) {
            ((ObjectNode) node).remove(fields.get(index));
        } else {
            ((ObjectNode) node).set(fields.get(index), other);
        }
    }

    private JsonNode other(JsonNode child) {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> NODES.arrayNode().add(child.deepCopy());
            case 4 -> NODES.objectNode();
            case 5 -> NODES.numberNode(new BigDecimal("1E+99999999"));
            case 6 -> NODES.arrayNode();
            default -> NODES.textNode(ODD.get(random.nextInt(ODD.size())));
        };
    }
}
