package org.kontor.fulfilment.domain;

import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** When to ask for an awaited booking again: every five minutes at first, then every hour, then twice a day for good. */
@Component(service = AwaitSchedule.class, configurationPid = "org.kontor.fulfilment")
public final class AwaitSchedule {

    /** {@code tell.after.days}: how long a booking may be awaited before an operator is told. */
    public @interface Settings {
        int tell_after_days() default 7;
    }

    private static final Duration AT_FIRST = Duration.ofHours(1);
    private static final Duration FOR_DAYS = Duration.ofDays(3);

    private final Duration patience;

    @Activate
    public AwaitSchedule(Settings settings) {
        this(Duration.ofDays(settings.tell_after_days()));
    }

    AwaitSchedule(Duration patience) {
        this.patience = patience;
    }

    Instant next(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        if (age.compareTo(AT_FIRST) < 0) {
            return now.plus(Duration.ofMinutes(5));
        }
        return now.plus(age.compareTo(FOR_DAYS) < 0 ? Duration.ofHours(1) : Duration.ofHours(12));
    }

    boolean isOverdue(Instant since, Instant now) {
        return !now.isBefore(since.plus(patience));
    }
}
