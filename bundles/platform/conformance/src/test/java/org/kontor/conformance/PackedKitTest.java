package org.kontor.conformance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.conformance.Ruling.Outcome;
import org.kontor.values.IdempotencyKey;

/** An ordinary HTTP carrier and its recordings, judged without a line of code from its author. */
public class PackedKitTest {

    private static final Path KIT = Path.of("src/test/resources/http-carrier");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void recordedAnswersMakeEveryWorldOfAnHttpCarrier() {
        Map<String, Outcome> outcomes = outcomes(judge(PackedKit.at(KIT), Abilities::of));

        Map<String, Outcome> expected = new TreeMap<>();
        CarrierRules.ALL.forEach(rule -> expected.put(rule.number(), Outcome.KEPT));
        expected.put("c15", Outcome.SKIPPED);
        expected.put("c19", Outcome.SKIPPED);
        assertEquals(expected, outcomes);
    }

    @Test
    public void aSkippedRuleSaysWhatIsNotOffered() {
        assertEquals(
                "offers no TrackingPush",
                ruling("c19", judge(PackedKit.at(KIT), Abilities::of)).got());
    }

    @Test
    public void aBrokenRuleSaysWhatWasAskedExpectedAndGot() {
        Ruling broken = ruling("c10", judge(PackedKit.at(KIT), carrier -> Abilities.of(new Forgetful(carrier))));

        assertEquals(Outcome.BROKEN, broken.outcome());
        assertEquals("booking AIR, with another key", broken.input());
        assertEquals("another than 8000000017", broken.expected());
        assertEquals("8000000017", broken.got());
    }

    @Test
    public void aRequestWithoutARecordingIsNamed() {
        Map<String, byte[]> files = files();
        files.remove("exchanges/4-find.json");
        Ruling broken = ruling("c11", judge(PackedKit.of(files), Abilities::of));

        assertTrue(broken.got(), broken.got().endsWith("; the kit had no exchange for GET /v1/bookings"));
    }

    @Test
    public void nothingIsLeftOfATrial() throws Exception {
        judge(PackedKit.at(KIT), Abilities::of);

        try (Stream<Path> left = Files.list(folder.getRoot().toPath())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    public void anUnreadableKitSaysWhereAndWhy() {
        assertRefused("kit.properties", null, "KONTOR-INF/kit/kit.properties is missing");
        assertRefused("kit.properties", "kit = boat", "must say kit = carrier, payment or verification, was boat");
        assertRefused("kit.properties", "kit = carrier\ndwon.settings.x = 1", "[dwon.settings.x]");
        assertRefused("exchanges/3-book.json", "{", "exchanges/3-book.json is no JSON");
        assertRefused("exchanges/3-book.json", "{\"remembr\": {}}", "has an unknown part [remembr] in its exchange");
        assertRefused(
                "exchanges/3-book.json",
                "{\"request\": {\"method\": \"GET\", \"path\": \"/\"}, \"recall\": \"cookie:x\"}",
                "must say a place like header:Idempotency-Key");
        assertRefused(
                "exchanges/3-book.json",
                "{\"request\": {\"method\": \"GET\", \"path\": \"/\"}, \"response\": {}}",
                "has an answer without a status");
    }

    @Test
    public void aFileThatLeadsOutOfTheFolderIsRefused() {
        Map<String, byte[]> files = files();
        files.put("files/../../outside", new byte[0]);
        PackedKit kit = PackedKit.of(files);

        assertThrows(UnreadableKitException.class, () -> judge(kit, Abilities::of));
    }

    /** Books everything under the first key it ever had. */
    private record Forgetful(HttpCarrier carrier) implements Rates, Bookings {

        private static final IdempotencyKey ALWAYS = IdempotencyKey.fresh();

        @Override
        public RateAnswer quote(Shipment shipment) {
            return carrier.quote(shipment);
        }

        @Override
        public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
            return carrier.book(request, ALWAYS);
        }

        @Override
        public Optional<BookingOutcome> find(IdempotencyKey key) {
            return carrier.find(ALWAYS);
        }
    }

    private List<Ruling> judge(PackedKit kit, Function<HttpCarrier, Abilities> plugin) {
        return kit.judge(
                settings -> {
                    HttpCarrier carrier =
                            new HttpCarrier((String) settings.get("address"), (String) settings.get(".token"));
                    return new Opened(plugin.apply(carrier));
                },
                folder.getRoot().toPath());
    }

    private record Opened(Abilities plugin) implements Accounts.Account {

        @Override
        public <A> Optional<A> find(Class<A> ability) {
            return plugin.find(ability);
        }

        @Override
        public String name() {
            return plugin.name();
        }

        @Override
        public void close() {
            // Nothing of a plain object must be taken away.
        }
    }

    private static Ruling ruling(String number, List<Ruling> rulings) {
        return rulings.stream()
                .filter(ruling -> ruling.rule().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Outcome> outcomes(List<Ruling> rulings) {
        return new TreeMap<>(rulings.stream().collect(Collectors.toMap(Ruling::rule, Ruling::outcome)));
    }

    private static void assertRefused(String file, String content, String because) {
        Map<String, byte[]> files = files();
        files.remove(file);
        if (content != null) {
            files.put(file, content.getBytes(StandardCharsets.UTF_8));
        }
        UnreadableKitException refusal = assertThrows(UnreadableKitException.class, () -> PackedKit.of(files));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains(because));
    }

    private static Map<String, byte[]> files() {
        try (Stream<Path> found = Files.walk(KIT)) {
            Map<String, byte[]> files = new HashMap<>();
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(KIT.relativize(file).toString(), Files.readAllBytes(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
