package org.kontor.settlement.domain;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.kontor.values.Money;

/** Divides an order's total among its lines by their value. */
final class Shares {

    private Shares() {}

    /** What the chosen lines come to: each rounded down, and the last of all takes the rest. */
    static Money of(Money total, Map<Integer, Money> lineValues, Set<Integer> chosen) {
        if (chosen.containsAll(lineValues.keySet())) {
            return total;
        }
        BigInteger all = BigInteger.valueOf(
                lineValues.values().stream().mapToLong(Money::minor).sum());
        long sum = chosen.stream()
                .map(lineValues::get)
                .map(value -> BigInteger.valueOf(value.minor())
                        .multiply(BigInteger.valueOf(total.minor()))
                        .divide(all))
                .mapToLong(BigInteger::longValueExact)
                .sum();
        return new Money(sum, total.currency());
    }
}
