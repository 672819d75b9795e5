package org.kontor.payments.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** When to ask a provider again: soon, then every five minutes, and every hour once an operator has been told. */
@Component(service = AskSchedule.class, configurationPid = "org.kontor.payments")
public final class AskSchedule {

    /**
     * {@code expire.after.hours}: how long a payment may stay undecided before it is called off or an operator looks.
     * {@code funds.patience.days}: how long money is awaited after the last day that the payer was told.
     */
    public @interface Settings {
        int expire_after_hours() default 72;

        int funds_patience_days() default 3;
    }

    private static final List<Duration> STEPS =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final Duration WATCHED = Duration.ofHours(1);

    private final Duration patience;
    private final int fundsPatienceDays;

    @Activate
    public AskSchedule(Settings settings) {
        this(Duration.ofHours(settings.expire_after_hours()), settings.funds_patience_days());
    }

    public AskSchedule(Duration patience, int fundsPatienceDays) {
        this.patience = patience;
        this.fundsPatienceDays = fundsPatienceDays;
    }

    /** Banks tell of a day's money on the days after it. */
    Instant fundsEnd(LocalDate until) {
        return until.plusDays(1L + fundsPatienceDays)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    Instant next(long asked, Instant now) {
        return now.plus(asked < STEPS.size() ? STEPS.get((int) asked) : LATER);
    }

    Instant nextWatched(Instant now) {
        return now.plus(WATCHED);
    }

    boolean expired(Instant startedAt, Instant now) {
        return now.isAfter(startedAt.plus(patience));
    }
}
