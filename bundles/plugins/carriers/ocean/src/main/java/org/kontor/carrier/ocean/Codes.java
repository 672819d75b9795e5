package org.kontor.carrier.ocean;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kontor.carrier.Scan;

/** The standard's codes in both of their spellings, and what they mean to us: the table {@code codes.tsv}. */
final class Codes {

    /** A code of the 2.x spelling and its name in words; a code that nobody knows is its own name. */
    record Named(String code, String name) {}

    /** What an event means; {@code status} is empty when it moves nothing. */
    record Meaning(String name, Optional<Scan.Status> status, Scan.Reason reason) {}

    private static final String NO_CHANGE = "-";
    private static final String SAID = "SAID";

    private static final int NAME = 3;
    private static final int STATUSES = 4;
    private static final int EMPTY_DEFAULT = 9;
    private static final int LADEN_DEFAULT = 10;
    private static final int REASON = 11;

    /** Rows by their letter and code, in either spelling. */
    private static final Map<String, List<String>> ROWS = new HashMap<>();

    private static final List<List<String>> RULES = new ArrayList<>();

    static {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Codes.class.getResourceAsStream("codes.tsv")), StandardCharsets.UTF_8))) {
            table.lines().filter(line -> !line.startsWith("#")).forEach(Codes::keep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Codes() {}

    static Named document(String code) {
        return named("D", code);
    }

    /** What became of a document. */
    static Named deed(String code) {
        return named("S", code);
    }

    static Optional<Meaning> transport(String code) {
        return row("T", code).map(row -> meaning(row.get(NAME), row.get(STATUSES), "NONE"));
    }

    static Optional<Meaning> reading(String code) {
        return row("G", code).map(row -> meaning(row.get(NAME), NO_CHANGE, "NONE"));
    }

    /** A shipment event; a reason in the carrier's words that no table knows is UNRECOGNISED. */
    static Optional<Meaning> shipment(String document, String code, boolean said) {
        boolean strange = !document.isEmpty() && row("D", document).isEmpty();
        if (strange || row("S", code).isEmpty()) {
            return Optional.empty();
        }
        Named about = document.isEmpty() ? new Named("", "Document") : document(document);
        Named deed = deed(code);
        return RULES.stream()
                .filter(rule -> fits(rule.get(1), about.code()) && fits(rule.get(2), deed.code()))
                .findFirst()
                .map(rule -> meaning(
                        about.name() + " " + deed.name(),
                        rule.get(NAME),
                        rule.get(4).equals(SAID) ? said ? "UNRECOGNISED" : "NONE" : rule.get(4)));
    }

    /** An equipment event; what a gate means depends on the filling and on the side of the sea, if that is known. */
    static Optional<Meaning> equipment(String code, String filling, String leg) {
        return row("E", code).map(row -> {
            boolean empty = filling.equals("EMPTY");
            String known = leg.isEmpty() ? row.get(empty ? EMPTY_DEFAULT : LADEN_DEFAULT) : leg;
            int column = empty
                    ? List.of("EXPORT", "IMPORT").indexOf(known.equals("IMPORT") ? known : "EXPORT")
                    : 2
                            + Math.max(
                                    0,
                                    List.of("EXPORT", "IMPORT", "TRANSSHIPMENT").indexOf(known));
            boolean idle = empty && row.get(REASON).equals("HELD_FOR_COLLECTION");
            return meaning(row.get(NAME), row.get(STATUSES + column), idle ? "NONE" : row.get(REASON));
        });
    }

    /** The 2.x spelling of an event's code, for comparing. */
    static String plain(String kind, String code) {
        String letter = kind.isEmpty() ? "" : kind.substring(0, 1);
        return row(letter, code).map(row -> row.get(1)).orElse(code);
    }

    static String delay(String code) {
        return row("W", code).map(row -> code + " " + row.get(2)).orElse(code);
    }

    static Scan.Reason delayReason(String code) {
        return row("W", code).map(row -> Scan.Reason.valueOf(row.get(NAME))).orElse(Scan.Reason.UNRECOGNISED);
    }

    private static Meaning meaning(String name, String status, String reason) {
        return new Meaning(
                name,
                status.equals(NO_CHANGE) ? Optional.empty() : Optional.of(Scan.Status.valueOf(status)),
                Scan.Reason.valueOf(reason));
    }

    private static Named named(String letter, String code) {
        return row(letter, code)
                .map(row -> new Named(row.get(1), row.get(NAME)))
                .orElse(new Named(code, code));
    }

    private static boolean fits(String listed, String code) {
        return listed.equals("*") || Arrays.asList(listed.split(",")).contains(code);
    }

    private static Optional<List<String>> row(String letter, String code) {
        return Optional.ofNullable(ROWS.get(letter + " " + code.toUpperCase(Locale.ROOT)));
    }

    private static void keep(String line) {
        List<String> row = List.of(line.split("\t"));
        if (row.get(0).equals("R")) {
            RULES.add(row);
            return;
        }
        ROWS.putIfAbsent(row.get(0) + " " + row.get(1), row);
        if (!row.get(0).equals("W")) {
            ROWS.putIfAbsent(row.get(0) + " " + row.get(2), row);
        }
    }
}
