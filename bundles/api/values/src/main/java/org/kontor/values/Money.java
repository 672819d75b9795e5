package org.kontor.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/** An exact amount, counted in the currency's minor unit (ISO 4217): 12.50 EUR is 1250, 500 JPY is 500. */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");

    public Money {
        Require.present("currency", currency);
        if (currency.getDefaultFractionDigits() < 0) {
            throw new InvalidValueException(
                    "currency", "must have a minor unit, was " + currency, "use a currency that people pay with");
        }
    }

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, currency(currencyCode));
    }

    /** Reads a decimal amount such as 1234.50; refuses more decimals than the currency has. */
    public static Money parse(String amount, String currencyCode) {
        Currency currency = currency(currencyCode);
        String text = Require.matching("amount", amount, AMOUNT, "write it like 1234.50, without separators");
        try {
            return new Money(
                    new BigDecimal(text)
                            .movePointRight(currency.getDefaultFractionDigits())
                            .longValueExact(),
                    currency);
        } catch (ArithmeticException e) {
            throw new InvalidValueException(
                    "amount",
                    "has more than " + currency.getDefaultFractionDigits() + " decimals for " + currencyCode,
                    "round it to the currency's minor unit");
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public static Currency currency(String code) {
        try {
            return Currency.getInstance(Require.text("currency", code));
        } catch (InvalidValueException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(
                    "currency", "must be an ISO 4217 code, was '" + code + "'", "write it like USD or EUR");
        }
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    /** The share of this amount, rounded half up to the minor unit: a percentage or a rate per kilogram. */
    public Money times(BigDecimal factor) {
        return new Money(
                BigDecimal.valueOf(minor)
                        .multiply(factor)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    /** The amount in major units, with the currency's number of decimals. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** The amount as the API writes it: 1234.50. */
    public String amount() {
        return decimal().toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    @Override
    public String toString() {
        return amount() + " " + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + other.currency + " with " + currency);
        }
        return other;
    }
}
