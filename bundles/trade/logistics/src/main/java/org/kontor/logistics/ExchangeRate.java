package org.kontor.logistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;

/** One unit of {@code base} is {@code rate} units of {@code quote} from this date on, by this source. */
public record ExchangeRate(Currency base, Currency quote, BigDecimal rate, LocalDate date, String source) {

    private static final int DECIMALS = 10;
    private static final int DIGITS = 10;
    private static final int LONGEST_SOURCE = 200;
    private static final int EARLIEST_YEAR = 1970;
    private static final int LATEST_YEAR = 2199;

    public ExchangeRate {
        requireUsed("base", Require.present("base", base));
        requireUsed("quote", Require.present("quote", quote));
        requireFits(Require.present("rate", rate));
        requireKnowable(Require.present("date", date));
        source = Require.text("source", source);
        if (source.length() > LONGEST_SOURCE) {
            throw new InvalidValueException(
                    "source",
                    "must have at most " + LONGEST_SOURCE + " characters, had " + source.length(),
                    "name the source shortly");
        }
        if (base.equals(quote)) {
            throw new InvalidValueException("quote", "must differ from base, both are " + base, "leave this row out");
        }
    }

    private static void requireUsed(String field, Currency currency) {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new InvalidValueException(
                    field, "must have a minor unit, was " + currency, "use a currency that people pay with");
        }
    }

    private static void requireFits(BigDecimal rate) {
        if (rate.signum() <= 0 || rate.scale() > DECIMALS || (long) rate.precision() - rate.scale() > DIGITS) {
            throw new InvalidValueException(
                    "rate",
                    "must be positive with at most " + DIGITS + " digits before and " + DECIMALS
                            + " after the point, was " + rate,
                    "write it like 1.0842");
        }
    }

    private static void requireKnowable(LocalDate date) {
        if (date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR) {
            throw new InvalidValueException(
                    "date",
                    "must lie in the years " + EARLIEST_YEAR + " to " + LATEST_YEAR + ", was " + date,
                    "give the day from which the rate counts");
        }
    }
}
