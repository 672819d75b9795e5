package org.kontor.testkit.live;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The two ways in which a provider may say when to come again. */
public enum RetryAfter {
    SECONDS,
    DATE;

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    /** As the header says it. */
    public String written(Instant now, Instant again) {
        return this == SECONDS
                ? Long.toString(Duration.between(now, again).toSeconds())
                : HTTP_DATE.format(again.atOffset(ZoneOffset.UTC));
    }
}
