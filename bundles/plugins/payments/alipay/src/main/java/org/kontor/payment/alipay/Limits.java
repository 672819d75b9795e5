package org.kontor.payment.alipay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kontor.values.Money;

/** What amounts a way to pay takes, from the table {@code limits.tsv}. */
final class Limits {

    private static final Limits TABLE = read("limits.tsv");

    /** The least amount, and the amount of which all must be a multiple. */
    private record Limit(Money least, Money step) {}

    private final Map<String, Limit> limits = new HashMap<>();

    private Limits() {}

    /** Why this amount cannot be paid so; empty when it can. */
    static Optional<String> complaint(String method, Money amount) {
        if (!amount.isPositive()) {
            return Optional.of("AMOUNT_NOT_POSITIVE");
        }
        Limit limit = TABLE.limits.get(method + " " + amount.currency().getCurrencyCode());
        if (limit == null) {
            return Optional.empty();
        }
        if (amount.compareTo(limit.least()) < 0) {
            return Optional.of("AMOUNT_BELOW_MINIMUM: " + method + " takes no less than " + limit.least());
        }
        return amount.minor() % limit.step().minor() == 0
                ? Optional.empty()
                : Optional.of("AMOUNT_NOT_MULTIPLE: " + method + " takes only multiples of " + limit.step());
    }

    private static Limits read(String file) {
        Limits table = new Limits();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Limits.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(String line) {
        String[] columns = line.split("\t");
        Limit limit = new Limit(Money.parse(columns[2], columns[1]), Money.parse(columns[3], columns[1]));
        if (limits.put(columns[0] + " " + columns[1], limit) != null) {
            throw new IllegalStateException(columns[0] + " stands twice in the table of limits");
        }
    }
}
