package org.kontor.payments.domain;

import java.time.Duration;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** At what terms the house exchanges. */
@Component(service = ExchangeTerms.class, configurationPid = "org.kontor.payments")
public final class ExchangeTerms {

    /**
     * {@code exchange.spread.points}: our part of what is bought, in hundredths of a per cent. {@code
     * exchange.valid.minutes}: how long a quote stands. {@code exchange.rate.days}: how old a rate may be that is
     * quoted by.
     */
    public @interface Settings {
        int exchange_spread_points() default 50;

        int exchange_valid_minutes() default 30;

        int exchange_rate_days() default 7;
    }

    private static final int MOST_POINTS = 1_000;

    private final long spreadPoints;
    private final Duration valid;
    private final long rateDays;

    @Activate
    public ExchangeTerms(Settings settings) {
        this(
                settings.exchange_spread_points(),
                Duration.ofMinutes(Require.positive("exchange.valid.minutes", settings.exchange_valid_minutes())),
                settings.exchange_rate_days());
    }

    public ExchangeTerms(long spreadPoints, Duration valid, long rateDays) {
        if (spreadPoints < 0 || spreadPoints > MOST_POINTS) {
            throw new InvalidValueException(
                    "exchange.spread.points",
                    "must be between 0 and " + MOST_POINTS + ", was " + spreadPoints,
                    "100 are one per cent");
        }
        this.spreadPoints = spreadPoints;
        this.valid = valid;
        this.rateDays = Require.positive("exchange.rate.days", rateDays);
    }

    long spreadPoints() {
        return spreadPoints;
    }

    Duration valid() {
        return valid;
    }

    long rateDays() {
        return rateDays;
    }
}
