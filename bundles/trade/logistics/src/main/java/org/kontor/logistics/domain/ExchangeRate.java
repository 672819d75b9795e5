package org.kontor.logistics.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;

/** One unit of {@code base} is {@code rate} units of {@code quote} from this date on, by this source. */
public record ExchangeRate(Currency base, Currency quote, BigDecimal rate, LocalDate date, String source) {

    private static final int DECIMALS = 10;

    public ExchangeRate {
        Require.present("rates.base", base);
        Require.present("rates.quote", quote);
        Require.present("rates.rate", rate);
        Require.present("rates.date", date);
        source = Require.text("rates.source", source);
        if (rate.signum() <= 0 || rate.scale() > DECIMALS) {
            throw new InvalidValueException(
                    "rates.rate",
                    "must be positive with at most " + DECIMALS + " decimals, was " + rate.toPlainString(),
                    "write it like 1.0842");
        }
        if (base.equals(quote)) {
            throw new InvalidValueException(
                    "rates.quote", "must differ from base, both are " + base, "leave this row out");
        }
    }
}
