package org.kontor.payments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.kontor.values.Money;

/**
 * A rate between two currencies: so much of {@code to} for one of {@code from}. What is left after rounding is the house's;
 * minor units are taken as each currency has them.
 */
public record Exchange(Currency from, Currency to, BigDecimal rate) {

    public Exchange {
        if (rate.signum() <= 0 || from.equals(to)) {
            throw new IllegalArgumentException(
                    "a rate between two currencies is positive, was " + rate + " from " + from + " to " + to);
        }
    }

    /** What the amount buys, rounded down. */
    public Money buying(Money sold) {
        return round(minorOf(sold, from).multiply(minorRate()), to, RoundingMode.FLOOR);
    }

    /** What must be sold of the one currency to get the amount of the other, rounded up. */
    public Money selling(Money bought) {
        if (bought.currency().equals(from)) {
            return round(minorOf(bought, from).multiply(minorRate()), to, RoundingMode.CEILING);
        }
        BigDecimal minor = minorOf(bought, to).divide(minorRate(), 0, RoundingMode.CEILING);
        return round(minor, from, RoundingMode.UNNECESSARY);
    }

    /** How many minor units of {@code to} one minor unit of {@code from} is. */
    private BigDecimal minorRate() {
        return rate.scaleByPowerOfTen(to.getDefaultFractionDigits() - from.getDefaultFractionDigits());
    }

    private static BigDecimal minorOf(Money amount, Currency expected) {
        if (!amount.currency().equals(expected)) {
            throw new IllegalArgumentException(amount + " is not in " + expected);
        }
        return BigDecimal.valueOf(amount.minor());
    }

    private static Money round(BigDecimal minor, Currency currency, RoundingMode mode) {
        return new Money(minor.setScale(0, mode).longValueExact(), currency);
    }
}
