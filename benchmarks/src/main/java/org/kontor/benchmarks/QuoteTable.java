package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A quotation as one table: every option, then every exclusion with its sentence. */
final class QuoteTable {

    private static final String GAP = "  ";
    /** Columns of numbers stand right. */
    private static final int FIRST_NUMBER = 3;

    private QuoteTable() {}

    static void show(JsonNode quotation) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("carrier", "service", "mode", "charged", "price", "compared", "days"));
        quotation.path("options").forEach(option -> rows.add(row(option)));
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        rows.forEach(row -> System.out.println(line(row, widths)));
        for (JsonNode exclusion : quotation.path("exclusions")) {
            String service = exclusion.path("service").asText();
            System.out.printf(
                    "      %s%s not offered, %s: %s%n",
                    exclusion.path("carrier").asText(),
                    service.isEmpty() ? "" : " " + service,
                    exclusion.path("reason").asText(),
                    exclusion.path("sentence").asText());
        }
    }

    private static List<String> row(JsonNode option) {
        return List.of(
                option.path("carrier").asText(),
                option.path("serviceName").asText(),
                option.path("mode").asText(),
                String.format(
                        Locale.ROOT,
                        "%.1f kg",
                        option.at("/weights/chargeableGrams").asLong() / 1000.0),
                money(option.path("price")),
                money(option.at("/compared/to")),
                option.path("transitDaysMin").asInt() + "-"
                        + option.path("transitDaysMax").asInt());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("    ");
        for (int column = 0; column < row.size(); column++) {
            String text = row.get(column);
            String blanks = " ".repeat(widths[column] - text.length());
            line.append(GAP).append(column < FIRST_NUMBER ? text + blanks : blanks + text);
        }
        return line.toString().stripTrailing();
    }

    private static String money(JsonNode money) {
        return money.path("amount").asText() + " " + money.path("currency").asText();
    }
}
