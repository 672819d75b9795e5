package org.kontor.logistics.domain;

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

    public ExchangeRate {
        Require.present("base", base);
        Require.present("quote", quote);
        Require.present("rate", rate);
        Require.present("date", date);
        source = Require.text("source", source);
        if (source.length() > LONGEST_SOURCE) {
            throw new InvalidValueException(
                    "source",
                    "must have at most " + LONGEST_SOURCE + " characters, had " + source.length(),
                    "name the source shortly");
        }
        if (rate.signum() <= 0 || rate.scale() > DECIMALS || rate.precision() - rate.scale() > DIGITS) {
            throw new InvalidValueException(
                    "rate",
                    "must be positive with at most " + DIGITS + " digits before and " + DECIMALS
                            + " after the point, was " + rate,
                    "write it like 1.0842");
        }
        if (base.equals(quote)) {
            throw new InvalidValueException("quote", "must differ from base, both are " + base, "leave this row out");
        }
    }
}
