package org.kontor.carrier.ocean;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.Scan;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;

/** Whatever an answer has become on its way: a result or one of the four faults. {@code -Dkontor.fuzz=1000000} tries more. */
public class OceanFuzzTest {

    private static final int TRIES = Integer.getInteger("kontor.fuzz", 2_000);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "\"\"",
            "\" \"",
            "\"..\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "\"2026-99-99T99:99:99+99:99\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "\"\\u0000\"",
            "\"ACT\"",
            "\"EQUIPMENT\"",
            "\"IMPORT\"",
            "{\"events\":7}",
            "\"9999-12-31T23:59:59-18:00\"",
            "\"0000-01-01T00:00:00+18:00\"",
            "\"CONFIRMED\"",
            "123456789012345678901234567890");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Random random = new Random(20261125);
    private byte[] answer = new byte[0];

    @Test
    public void everyMutantIsAResultOrAFault() throws IOException {
        List<JsonNode> seeds = seeds();
        OceanCarrier carrier = new OceanCarrier(
                Accounts.with(Map.of(
                        "address", "https://api.sea.example/",
                        "login", Settings.Login.NONE,
                        "lookup", Settings.Lookup.EVENTS,
                        "_push_secret", Accounts.PUSH_SECRET,
                        "books",
                                folder.getRoot().toPath().resolve("books.jsonl").toString())),
                request -> new Answer(status(), Map.of(), answer));

        int results = 0;
        for (int tried = 0; tried < TRIES; tried++) {
            answer = mutant(seeds.get(random.nextInt(seeds.size())));
            results += survives(carrier, tried) ? 1 : 0;
        }

        assertTrue("only " + results + " results", results > TRIES / 20);
    }

    @Test
    public void whatIsNestedWithoutEndIsUnintelligible() {
        answer = ("{\"events\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8);
        survives(
                new OceanCarrier(
                        Accounts.with(Map.of(
                                "address",
                                "https://api.sea.example/",
                                "login",
                                Settings.Login.NONE,
                                "books",
                                folder.getRoot().toPath().resolve("books.jsonl").toString())),
                        new FakeSea(request -> new Answer(200, Map.of(), answer))),
                0);
    }

    private boolean survives(OceanCarrier carrier, int tried) {
        IdempotencyKey key = new IdempotencyKey("k-" + tried % 50);
        try {
            switch (tried % 5) {
                case 0 -> carrier.book(FakeSea.request("FCL.45G1.CNYTN.DEHAM"), key);
                case 1 -> carrier.find(key);
                case 2 -> carrier.cancel("256473829", key);
                case 3 ->
                    OceanPushesTest.push(carrier, new String(answer, StandardCharsets.UTF_8))
                            .forEach(update -> keepsItsOrder(update.scans()));
                default -> keepsItsOrder(carrier.track("MSKU9070323"));
            }
            return true;
        } catch (ProviderException fault) {
            return false;
        }
    }

    private static void keepsItsOrder(List<Scan> scans) {
        assertEquals(
                scans.stream().map(Scan::id).toList(),
                scans.stream()
                        .sorted(Comparator.comparing(scan -> scan.at().toInstant()))
                        .map(Scan::id)
                        .toList());
        assertEquals(scans.size(), scans.stream().map(Scan::id).distinct().count());
    }

    private int status() {
        int[] all = {200, 200, 200, 202, 204, 400, 404, 409, 200, 200};
        return all[random.nextInt(all.length)];
    }

    private byte[] mutant(JsonNode seed) throws IOException {
        JsonNode copy = seed.deepCopy();
        for (int cut = random.nextInt(4); cut >= 0; cut--) {
            copy = changed(copy);
        }
        byte[] bytes = JSON.writeValueAsBytes(copy);
        if (random.nextInt(8) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
        }
        return bytes;
    }

    /** One node somewhere below becomes odd, goes, or comes twice. */
    private JsonNode changed(JsonNode node) throws IOException {
        if (!node.isContainerNode() || node.isEmpty() || random.nextInt(12) == 0) {
            return JSON.readTree(ODD.get(random.nextInt(ODD.size())));
        }
        int which = random.nextInt(node.size());
        if (node instanceof ArrayNode array) {
            array.set(which, changed(array.get(which)));
            if (random.nextInt(6) == 0) {
                array.add(array.get(random.nextInt(array.size())).deepCopy());
            }
            return array;
        }
        ObjectNode object = (ObjectNode) node;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (random.nextInt(10) == 0) {
            object.remove(names.get(which));
        } else {
            object.set(names.get(which), changed(object.get(names.get(which))));
        }
        return object;
    }

    private static List<JsonNode> seeds() throws IOException {
        List<JsonNode> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/KONTOR-INF/kit/exchanges"))) {
            for (Path file : files.sorted().toList()) {
                seeds.add(
                        JSON.readTree(Files.readAllBytes(file)).path("response").path("body"));
            }
        }
        seeds.add(JSON.readTree(Files.readAllBytes(Path.of("src/test/resources/beta.json"))));
        seeds.add(JSON.readTree(Files.readAllBytes(Path.of("src/test/resources/final.json"))));
        seeds.add(JsonNodeFactory.instance.arrayNode());
        return seeds;
    }
}
