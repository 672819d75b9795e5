package org.kontor.carrier.fedex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.carrier.Scan;

/** The table of FedEx's event, exception and delay codes, and of the words it explains exceptions with. */
final class FedexCodes {

    /** One line of the table; no status where the line leaves it to the event. */
    record Meaning(Optional<Scan.Status> status, Scan.Reason reason) {}

    private static final String TABLE = "codes.tsv";
    private static final int COLUMNS = 5;
    private static final Map<String, Map<String, Meaning>> CODES = new HashMap<>();
    private static final Map<Pattern, Meaning> WORDS = new LinkedHashMap<>();

    static {
        try (InputStream table = FedexCodes.class.getResourceAsStream(TABLE)) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> learn(line.split("\t", COLUMNS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FedexCodes() {}

    static Optional<Meaning> event(String code) {
        return find("event", code);
    }

    /** The zeros before an exception's code come and go. */
    static Optional<Meaning> exception(String code) {
        return find("exception", code.replaceFirst("^0+", ""));
    }

    static Optional<Meaning> delay(String type) {
        return find("delay", type);
    }

    /** What the words of an exception say. */
    static Optional<Meaning> words(String text) {
        String words = FedexJson.cut(text);
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(words).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<Meaning> find(String kind, String code) {
        return Optional.ofNullable(CODES.get(kind).get(code));
    }

    private static void learn(String[] line) {
        Meaning meaning = new Meaning(
                Optional.of(line[2]).filter(status -> !status.equals("-")).map(Scan.Status::valueOf),
                Scan.Reason.valueOf(line[3]));
        Object twice = line[0].equals("words")
                ? WORDS.put(Pattern.compile(line[1], Pattern.CASE_INSENSITIVE), meaning)
                : CODES.computeIfAbsent(line[0], kind -> new HashMap<>()).put(line[1], meaning);
        if (twice != null) {
            throw new IllegalStateException(TABLE + " has " + line[1] + " twice");
        }
    }
}
