package org.kontor.carrier.dhl;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;

/** DHL's days and moments: it looks ten days ahead and never back, at the clock of the place. */
final class ShippingDays {

    private static final int DAYS_AHEAD = 10;
    private static final LocalTime READY = LocalTime.of(10, 0);
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss 'GMT'xxx", Locale.ROOT);
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private ShippingDays() {}

    /** Why DHL cannot be asked about this day. */
    static Optional<Refusal> refusal(LocalDate day, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (day.isBefore(today)) {
            return Optional.of(new Refusal(
                    Reason.NOT_VALID_ON_DATE, "", "DHL Express plans no collection in the past, asked was " + day));
        }
        return day.isAfter(today.plusDays(DAYS_AHEAD))
                ? Optional.of(new Refusal(
                        Reason.NOT_VALID_ON_DATE,
                        "",
                        "DHL Express plans " + DAYS_AHEAD + " days ahead, until " + today.plusDays(DAYS_AHEAD)
                                + "; asked was " + day))
                : Optional.empty();
    }

    /** The morning of that day, but never what is past already. */
    static String ready(LocalDate day, ZoneId zone, Instant now) {
        return at(day, READY, zone, now);
    }

    static String at(LocalDate day, LocalTime time, ZoneId zone, Instant now) {
        ZonedDateTime wanted = day.atTime(time).atZone(zone);
        ZonedDateTime first = now.plus(SOON).truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        ZonedDateTime last = now.plus(Duration.ofDays(DAYS_AHEAD)).minus(SOON).atZone(zone);
        return MOMENT.format(wanted.isBefore(first) ? first : wanted.isAfter(last) ? last : wanted);
    }

    static String httpDate(Instant now) {
        return HTTP_DATE.format(now.atZone(ZoneId.of("GMT")));
    }
}
