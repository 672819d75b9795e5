package org.kontor.carrier.dhl;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates, times and offsets as DHL writes them, each for itself: any of them may be missing. */
final class Moments {

    static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private static final Pattern DATE = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern TIME = Pattern.compile("(?:^|[T ])(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern OFFSET = Pattern.compile("(Z)$|([+-])(\\d{1,2})(?::?(\\d{2}))?$");

    private Moments() {}

    static Optional<LocalDate> date(String text) {
        Matcher found = DATE.matcher(text);
        try {
            return found.find() ? Optional.of(LocalDate.parse(found.group(1))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<LocalTime> time(String text) {
        Matcher found = TIME.matcher(text);
        try {
            return found.find()
                    ? Optional.of(LocalTime.of(part(found, 1), part(found, 2), part(found, 3)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code +08:00}, {@code GMT+08:00}, {@code +0800} or {@code Z} at the end; a date has none. */
    static Optional<ZoneOffset> offset(String text) {
        Matcher found = OFFSET.matcher(text);
        if (text.length() == "2026-01-31".length() && date(text).isPresent() || !found.find()) {
            return Optional.empty();
        }
        if (found.group(1) != null) {
            return Optional.of(ZoneOffset.UTC);
        }
        try {
            int sign = found.group(2).equals("-") ? -1 : 1;
            return Optional.of(ZoneOffset.ofHoursMinutes(sign * part(found, 3), sign * part(found, 4)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }
}
