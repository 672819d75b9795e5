package org.kontor.carrier.ocean;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as the carrier wrote it, with the place's offset; without one ({@code zoned} is false) it counts as UTC. */
record Moment(OffsetDateTime at, boolean zoned) {

    /** Some write the offset without a colon, or a Z behind it; some give the day alone. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})"
                    + "(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?) ?(Z|[+-]\\d{2}(?::?\\d{2})?)?Z?)?",
            Pattern.CASE_INSENSITIVE);

    static Optional<Moment> read(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(written.group(1));
            LocalDateTime clock = written.group(2) == null
                    ? day.atStartOfDay()
                    : LocalDateTime.parse(
                            written.group(1) + "T" + written.group(2).replace(',', '.'));
            String offset = written.group(3) == null ? "" : written.group(3).toUpperCase(Locale.ROOT);
            ZoneOffset zone = offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset);
            return Optional.of(new Moment(clock.atOffset(zone), !offset.isEmpty()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
