package org.kontor.carrier.air;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** A time as it was given; without an offset it is read as UTC, and {@code note} says so. */
record Moment(OffsetDateTime at, String note) {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;
    private static final int LONGEST = 40;

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'HH:mm[:ss]]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 12)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT);

    static Optional<Moment> read(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            TemporalAccessor read = WRITTEN.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            OffsetDateTime at =
                    read instanceof OffsetDateTime given ? given : ((LocalDateTime) read).atOffset(ZoneOffset.UTC);
            boolean sane = at.getYear() >= FIRST_YEAR && at.getYear() <= LAST_YEAR;
            String note = read instanceof OffsetDateTime ? "" : "time zone not given, read as UTC";
            return sane ? Optional.of(new Moment(at, note)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What the clock at this airport shows; UTC where the airport is unknown. */
    LocalDateTime localAt(String airport) {
        ZoneId zone = Airports.find(airport).map(Airports.Airport::zone).orElse(ZoneOffset.UTC);
        return at.atZoneSameInstant(zone).toLocalDateTime();
    }
}
