package org.kontor.carrier.ups;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of codes in a file beside this class: codes between blanks, a tab, then what they mean, between tabs. */
final class UpsTable {

    /** What a code of a parcel's event means; the reason {@code ?} is found by another code. */
    static final UpsTable STATUSES = UpsTable.of("statuses.tsv");

    static final UpsTable TYPES = UpsTable.of("types.tsv");
    static final UpsTable EXCEPTIONS = UpsTable.of("exceptions.tsv");
    static final UpsTable SERVICES = UpsTable.of("services.tsv");
    static final UpsTable ZONES = UpsTable.of("zones.tsv");

    private final Map<String, List<String>> rows = new HashMap<>();

    private UpsTable() {}

    static UpsTable of(String file) {
        UpsTable table = new UpsTable();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(UpsTable.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    Optional<List<String>> find(String code) {
        return Optional.ofNullable(rows.get(code));
    }

    private void add(String line) {
        List<String> columns = List.of(line.split("\t"));
        for (String code : columns.get(0).split(" ")) {
            if (rows.put(code, columns.subList(1, columns.size())) != null) {
                throw new IllegalStateException(code + " stands twice in a table");
            }
        }
    }
}
