package org.kontor.carrier.tnt;

import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Test;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;

/** Answers that TNT never gave lead to a result or to one of the four faults; -Dkontor.fuzz says how many. */
public class TntFuzzTest {

    private static final Path EXCHANGES = Path.of("src/main/resources/KONTOR-INF/kit/exchanges");
    private static final int COUNT = Integer.getInteger("kontor.fuzz", 2000);
    private static final String[] ODD = {
        "",
        "-1",
        "999999999999999999999999",
        "1e999999999",
        "0",
        "\u0000",
        "<",
        "]]>",
        "&x;",
        "COMPLETE:",
        "<a/>",
        "N",
        "Y",
        "99999999.99",
        "99999999999",
        "灯",
        "EUR",
        "JPY",
        "20269999",
        "2561"
    };

    /** An answer, and what stands in the requests that get it. */
    private record Recorded(String path, List<String> contains, String body) {

        boolean fits(Request request, String form) {
            return request.uri().getPath().equals(path) && contains.stream().allMatch(form::contains);
        }
    }

    private final Random random = new Random(7);

    @Test
    public void everyAnswerIsAResultOrAFault() throws IOException {
        List<Recorded> recorded = recorded();
        int results = 0;
        for (int i = 0; i < COUNT; i++) {
            List<String> answers = new ArrayList<>();
            results += ask(i, carrier(recorded, answers), answers);
        }
        assertTrue("some mutants must still be read, were " + results, results > COUNT / 10);
    }

    /** Each request gets one of its recorded answers, often mutated: so a conversation goes on for a while. */
    private TntCarrier carrier(List<Recorded> recorded, List<String> answers) {
        return new TntCarrier(Accounts.at(URI.create("https://express.tnt.com"), "secret", Map.of()), request -> {
            String form = new String(request.body(), StandardCharsets.UTF_8);
            List<Recorded> fitting =
                    recorded.stream().filter(one -> one.fits(request, form)).toList();
            String body = fitting.isEmpty()
                    ? "ERROR"
                    : fitting.get(random.nextInt(fitting.size())).body();
            String answer = random.nextInt(5) > 1 ? mutated(body) : body;
            answers.add(answer);
            return new Answer(200, Map.of(), answer.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static int ask(int turn, TntCarrier carrier, List<String> answers) {
        try {
            switch (turn % 5) {
                case 0 -> carrier.quote(Samples.shipment());
                case 1 -> carrier.track("GE160948545CN");
                case 4 -> carrier.trackAll(Set.of("GE160948545CN", "GE256867154NL"));
                case 2 -> carrier.book(Samples.request(), IdempotencyKey.fresh());
                default -> carrier.find(IdempotencyKey.fresh());
            }
            return 1;
        } catch (ProviderException expected) {
            return 0;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("turn " + turn + " with " + answers, e);
        }
    }

    private String mutated(String answer) {
        String mutant = answer;
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutant = mutatedOnce(mutant);
        }
        return mutant;
    }

    private String mutatedOnce(String answer) {
        if (answer.isEmpty()) {
            return ODD[random.nextInt(ODD.length)];
        }
        int from = random.nextInt(answer.length());
        int to = Math.min(answer.length(), from + 1 + random.nextInt(30));
        return switch (random.nextInt(5)) {
            case 0 -> answer.substring(0, from) + answer.substring(to);
            case 1 -> answer.substring(0, to) + answer.substring(from);
            case 2 -> answer.substring(0, from) + ODD[random.nextInt(ODD.length)] + answer.substring(from);
            case 3 -> text(answer, from, ODD[random.nextInt(ODD.length)]);
            default -> answer.substring(0, from) + (char) random.nextInt(0x3000) + answer.substring(from + 1);
        };
    }

    /** Another text in the next element: the document stays well formed. */
    private static String text(String answer, int from, String text) {
        int open = answer.indexOf('>', from);
        int close = open < 0 ? -1 : answer.indexOf('<', open);
        return close < 0 ? answer : answer.substring(0, open + 1) + text + answer.substring(close);
    }

    private static List<Recorded> recorded() throws IOException {
        List<Recorded> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXCHANGES)) {
            for (Path file : files.sorted().toList()) {
                JsonNode exchange = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
                List<String> contains = new ArrayList<>();
                exchange.at("/request/contains").forEach(text -> contains.add(text.asText()));
                for (String answer : List.of("/response/body", "/otherwise/body")) {
                    String body = exchange.at(answer).asText().replace("${issued}", "GE160948545CN");
                    all.add(new Recorded(exchange.at("/request/path").asText(), contains, body));
                }
            }
        }
        return all;
    }
}
