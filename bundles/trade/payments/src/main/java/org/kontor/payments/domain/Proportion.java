package org.kontor.payments.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.kontor.values.Money;

/** One amount in its proportion to another of the same currency, to be applied to amounts of any currency. */
record Proportion(Money part, Money whole) {

    Proportion {
        if (!whole.isPositive() || part.minor() < 0 || part.compareTo(whole) > 0) {
            throw new IllegalArgumentException(part + " is no part of " + whole);
        }
    }

    Money floor(Money amount) {
        return applied(amount, RoundingMode.FLOOR);
    }

    Money ceiling(Money amount) {
        return applied(amount, RoundingMode.CEILING);
    }

    private Money applied(Money amount, RoundingMode mode) {
        BigDecimal product = BigDecimal.valueOf(amount.minor()).multiply(BigDecimal.valueOf(part.minor()));
        BigDecimal minor = product.divide(BigDecimal.valueOf(whole.minor()), 0, mode);
        return new Money(minor.longValueExact(), amount.currency());
    }
}
