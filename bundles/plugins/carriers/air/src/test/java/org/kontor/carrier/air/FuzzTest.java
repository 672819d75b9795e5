package org.kontor.carrier.air;

import static org.junit.Assert.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.Test;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Tokens;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;

/** Answers that are almost right: each gives a result or one of the four faults. {@code -Dkontor.fuzz} says how many. */
public class FuzzTest {

    private static final Instant NOW = Instant.parse("2026-06-20T12:00:00Z");
    private static final int QUESTIONS = 5;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String[] ODD = {
        "null",
        "\"\"",
        "[]",
        "{}",
        "-1",
        "1e999",
        "1e400000000",
        "\"\\u0000\"",
        "\"9999-99-99T99:99:99Z\"",
        "\"@id\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"https://1r.airline.example/logistics-objects/x\"",
        "\"::::\"",
        "true",
        "{\"@id\":\"https://1r.airline.example/logistics-objects/x\"}",
        "{\"@value\":{\"@value\":[[[1]]]}}",
        "\"%zz\"",
        "[null,[null,[{\"@graph\":{\"@set\":[]}}]]]",
        "\"2026-02-29T00:00:00\"",
        "123456789012345678901234567890"
    };
    private static final String FSU = "QD SINXXXH\n.HDQXXQR 200739\nFSU/14\n157-53806270HKGNLU/P2K505.0T10\n"
            + "FIW/QR8403/20JUN1039/DOH/P2K505.0/S0720/A1008\nOCI/HK/ISS/RA/28490\n/HK//SS/SPX\nDEP/CA931/03JUN/PEKFRA/T9K185"
            + "/A1405-N/E1820\nDIS/CA931/29FEB2400/FRA/OFLD/P4K82.5T9\nDLV/24MAY1223/LHR/T60K1428/A CO\nFSA/6 020-12345675/T25 RCS/";

    private final Random random = new Random(20_260_620);
    private final List<JsonNode> recorded = recorded();
    private final IdempotencyKey key = new IdempotencyKey("0b6b4a7e-5a0e-4a5c-9d53-6f2f7a6b1c01");

    @Test
    public void almostRightAnswersGiveAResultOrAFault() {
        int count = Integer.getInteger("kontor.fuzz", 2_000);
        for (int i = 0; i < count; i++) {
            byte[] body = mutated();
            int status = random.nextInt(8) == 0 ? 400 + random.nextInt(25) : 200;
            try {
                ask(i, status, body);
            } catch (ProviderException | SecurityException e) {
                // One of the four faults, or not believed.
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("case " + i + ": " + new String(body, StandardCharsets.UTF_8), e);
            }
        }
    }

    @Test
    public void almostRightStatusMessagesAreRead() {
        int count = Integer.getInteger("kontor.fuzz", 2_000);
        for (int i = 0; i < count; i++) {
            String text = new String(garbled(FSU.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.ISO_8859_1);
            try {
                new FsuMessages(NOW).read(text);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("case " + i + ": " + text, e);
            }
        }
    }

    @Test(timeout = 20_000)
    public void deepLongAndHugeDocumentsEnd() {
        String deep = "{\"eventCode\":".repeat(900) + "1" + "}".repeat(900);
        String round = "{\"@graph\":[{\"@id\":\"a:1\",\"waybill\":{\"@id\":\"a:2\"},\"eventCode\":\"RCS\"},"
                + "{\"@id\":\"a:2\",\"waybill\":{\"@id\":\"a:1\"}}]}";
        String wide = "[" + "{\"eventCode\":\"RCS\",\"eventDate\":\"2026-06-03T12:31:00Z\"},".repeat(2_000) + "{}]";
        String huge = "{\"bookingOptions\":{\"price\":{\"grandTotal\":1e400000000}},\"eventCode\":\"DLV\"}";
        String beyond = "{\"@id\":1e12345678901234567890}";
        for (String text : List.of(deep, round, wide, huge, beyond, "FSU/14 ".repeat(20_000))) {
            for (int what = 0; what < QUESTIONS; what++) {
                asked(what, text.getBytes(StandardCharsets.UTF_8));
            }
        }
        FsuMessages messages = new FsuMessages(NOW);
        messages.read("FSU/14 020-12345675 " + "RCS/".repeat(20_000));
        messages.read("FSU/14\n020-12345675\n" + "DLV/10JUN1000/FRA/P5K20\n".repeat(3_000));
        messages.read(" ".repeat(100_000) + "FSU/14 020-12345675 RCS/" + " ".repeat(99_000));
    }

    private void asked(int what, byte[] body) {
        try {
            ask(what, 200, body);
        } catch (ProviderException e) {
            // As good as a result.
        }
    }

    private void ask(int what, int status, byte[] body) {
        Account account = new Account();
        account.address = "https://1r.airline.example/";
        AirCarrier carrier = new AirCarrier(
                account,
                request -> {
                    boolean token = request.uri().getPath().equals("/token");
                    byte[] answer = token ? FakeServer.TOKEN.getBytes(StandardCharsets.UTF_8) : body;
                    return new Answer(
                            token ? 200 : status,
                            Map.of("Location", List.of("/logistics-objects/" + key.value())),
                            answer);
                },
                InstantSource.system());
        switch (what % QUESTIONS) {
            case 0 -> carrier.quote(Shipments.of(new Parcel(3, 1000, 800, 600, 60_000)));
            case 1 -> carrier.book(Shipments.booking("GCR@logistics-objects/o1"), key);
            case 2 -> carrier.find(key);
            case 3 -> carrier.track("02012345675");
            default ->
                new AirNews(new OneRecord(
                                request -> new Answer(200, Map.of(), body),
                                URI.create(account.address),
                                new Tokens(() -> new Tokens.Grant("t", Duration.ofHours(1)), InstantSource.system())))
                        .read(body, NOW);
        }
    }

    private byte[] mutated() {
        JsonNode document = recorded.get(random.nextInt(recorded.size())).deepCopy();
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutate(document);
        }
        byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
        return random.nextInt(5) == 0 ? garbled(bytes) : bytes;
    }

    private void mutate(JsonNode document) {
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        if (chosen instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + random.nextInt(3), object.remove(name));
                default -> object.set(name, odd());
            }
        } else if (chosen instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), odd());
        }
    }

    private JsonNode odd() {
        try {
            return JSON.readTree(ODD[random.nextInt(ODD.length)]);
        } catch (IOException e) {
            return JsonNodeFactory.instance.nullNode();
        }
    }

    private byte[] garbled(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(changed.length);
            changed[at] = random.nextBoolean() ? (byte) random.nextInt(128) : changed[random.nextInt(changed.length)];
        }
        return changed;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static List<JsonNode> recorded() {
        Map<String, JsonNode> bodies = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/KONTOR-INF/kit/exchanges"))) {
            for (Path file : files.toList()) {
                JsonNode body = JSON.readTree(file.toFile()).at("/response/body");
                if (body.isObject()) {
                    bodies.put(file.toString(), body);
                }
            }
            JsonNode push = JSON.readTree(
                    Path.of("src/main/resources/KONTOR-INF/kit/push.json").toFile());
            bodies.put("push", JSON.readTree(push.path("body").asText()));
        } catch (IOException e) {
            fail(e.getMessage());
        }
        return List.copyOf(new TreeMap<>(bodies).values());
    }
}
