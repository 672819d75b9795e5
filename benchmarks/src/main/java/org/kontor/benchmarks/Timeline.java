package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows a journey as the server tells it; what it has shown before it leaves out. */
final class Timeline {

    private static final List<String> NOTHING = List.of("", "NONE", "null");

    private final Set<String> shown = new HashSet<>();

    void show(JsonNode journey) {
        journey.path("scans").forEach(this::scan);
        System.out.println("      => " + standing(journey));
        JsonNode customs = journey.path("customs");
        if (customs.isObject()) {
            once("         customs: %s, %s; %s must act"
                    .formatted(text(customs, "/stage"), text(customs, "/meaning"), lower(text(customs, "/owner"))));
        }
        journey.path("contradictions")
                .forEach(one ->
                        once("         contradiction %s: %s".formatted(text(one, "/kind"), text(one, "/evidence"))));
        journey.path("cases").forEach(this::open);
    }

    private void scan(JsonNode scan) {
        String source = text(scan, "/source/carrier");
        once("      %-25s  %-18s  %-22s  %-10s  %s%s%s"
                .formatted(
                        text(scan, "/scannedAt"),
                        text(scan, "/status"),
                        NOTHING.contains(text(scan, "/reason")) ? "" : text(scan, "/reason"),
                        text(scan, "/carrierCode"),
                        text(scan, "/carrierWords"),
                        text(scan, "/place").isEmpty() ? "" : ", " + text(scan, "/place"),
                        source.isEmpty() ? "" : "  [" + source + "]"));
    }

    private void open(JsonNode one) {
        String what = text(one, "/kind") + ": " + text(one, "/evidence");
        once(
                one.path("open").asBoolean()
                        ? "         case for the %s, by %s, %s"
                                .formatted(lower(text(one, "/owner")), text(one, "/deadline"), what)
                        : "         case closed, %s: %s".formatted(text(one, "/kind"), text(one, "/resolution")));
    }

    /** State and phase, how fresh the news are, and how sure an arrival is, as far as the server says so. */
    private static String standing(JsonNode journey) {
        String value = text(journey, "/delivered/value");
        return Stream.of(
                        text(journey, "/state"),
                        text(journey, "/phase"),
                        freshness(journey.path("freshness")),
                        NOTHING.contains(value) || value.equals("0.0") ? "" : "delivered with confidence " + value,
                        lower(text(journey, "/whoMustAct")) + " must act")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String freshness(JsonNode freshness) {
        String why = text(freshness, "/why");
        String standing = text(freshness, "/standing");
        String word = !standing.isEmpty() ? standing : freshness.path("overdue").asBoolean() ? "STALE" : "FRESH";
        String sentence = text(freshness, "/sentence");
        return word + (NOTHING.contains(why) ? "" : ", " + why) + ": "
                + (sentence.isEmpty() ? "the next scan is due at " + text(freshness, "/nextScanDue") : sentence);
    }

    private void once(String line) {
        if (shown.add(line)) {
            System.out.println(line.stripTrailing());
        }
    }

    private static String text(JsonNode json, String pointer) {
        JsonNode found = json.at(pointer);
        return found.isNull() || found.isMissingNode() ? "" : found.asText();
    }

    private static String lower(String owner) {
        return owner.toLowerCase(Locale.ROOT);
    }
}
