package org.kontor.carrier.air;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables that lie beside the classes: a line each, columns between tabs, remarks behind a hash. */
final class Tables {

    private Tables() {}

    static List<String[]> rows(String file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Tables.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> words(String file) {
        return rows(file).stream().collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));
    }
}
