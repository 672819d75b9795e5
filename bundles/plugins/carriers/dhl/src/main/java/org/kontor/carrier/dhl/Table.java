package org.kontor.carrier.dhl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table in the bundle: one row a line, cells between tabs, found by the first; {@code #} begins a remark. */
final class Table {

    private Table() {}

    static Map<String, String[]> read(String file) {
        Map<String, String[]> rows = new LinkedHashMap<>();
        try (InputStream in = Table.class.getResourceAsStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> {
                        if (rows.put(cells[0], cells) != null) {
                            throw new IllegalStateException(file + " has " + cells[0] + " twice");
                        }
                    });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
