package org.kontor.settlement.domain;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** Above which amounts two people must agree; in a currency without a limit always. */
record Limits(Map<Currency, Money> byCurrency) {

    Limits {
        byCurrency = Map.copyOf(byCurrency);
    }

    /** Reads limits such as {@code USD 10000.00}. */
    static Limits read(String... lines) {
        Map<Currency, Money> limits = new HashMap<>();
        for (String line : lines) {
            String[] parts = line.strip().split("\\s+");
            if (parts.length != 2) {
                throw new InvalidValueException(
                        "fourEyesAbove", "must be a currency and an amount, was '" + line + "'", "write USD 10000.00");
            }
            Money limit = Money.parse(parts[1], parts[0]);
            limits.put(limit.currency(), limit);
        }
        return new Limits(limits);
    }

    boolean needsTwo(Money amount) {
        Money limit = byCurrency.get(amount.currency());
        return limit == null || amount.compareTo(limit) > 0;
    }
}
