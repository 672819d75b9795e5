package org.kontor.carrier.tnt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kontor.carrier.Scan;

/** TNT's status codes in our words, from {@code codes.tsv}: by the code, else by the words that come with it. Pure. */
final class TntCodes {

    /** What a code means to us. */
    record Meaning(Scan.Status status, Scan.Reason reason) {}

    private record Row(boolean byCode, String code, List<String> words, Meaning meaning) {

        boolean fits(String asked, String lowerWords) {
            return byCode ? code.equals(asked) : words.stream().allMatch(lowerWords::contains);
        }
    }

    private static final List<Row> ROWS = read();
    private static final Meaning NEW = new Meaning(Scan.Status.UNRECOGNISED, Scan.Reason.UNRECOGNISED);

    private TntCodes() {}

    static Meaning meaning(String code, String words) {
        String asked = code.toUpperCase(Locale.ROOT);
        String lowerWords = words.toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.fits(asked, lowerWords))
                .map(Row::meaning)
                .findFirst()
                .orElse(NEW);
    }

    private static List<Row> read() {
        try (InputStream table = TntCodes.class.getResourceAsStream("codes.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] cells) {
        Meaning meaning = new Meaning(Scan.Status.valueOf(cells[2]), Scan.Reason.valueOf(cells[3]));
        List<String> words =
                Arrays.stream(cells[1].split("&")).map(String::strip).toList();
        return new Row(cells[0].equals("code"), cells[1], words, meaning);
    }
}
