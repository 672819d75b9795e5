package org.kontor.carrier.tnt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The four ways in which TNT writes days and times. Pure. */
final class TntTimes {

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter SHIP_DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private TntTimes() {}

    static String dateTime(LocalDate day, LocalTime time) {
        return day.atTime(time).format(DATE_TIME);
    }

    static String shipDate(LocalDate day) {
        return day.format(SHIP_DATE);
    }

    static String clock(LocalTime time) {
        return time.format(CLOCK);
    }

    /** Of two elements like {@code 20260203} and {@code 1412}; midnight when there is no time. */
    static Optional<LocalDateTime> moment(Xml date, Xml time) {
        return date(date).map(day -> day.atTime(time(time.text())));
    }

    /** The year comes first unless the element's format says otherwise. */
    static Optional<LocalDate> date(Xml element) {
        String digits = digits(element.text());
        if (digits.length() != 8) {
            return Optional.empty();
        }
        String format = element.attribute("format").toUpperCase(Locale.ROOT);
        try {
            return Optional.of(
                    format.startsWith("D")
                            ? LocalDate.of(number(digits, 4, 8), number(digits, 2, 4), number(digits, 0, 2))
                            : LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8)));
        } catch (DateTimeException e) {
            // No such day: the event is placed by its neighbours.
            return Optional.empty();
        }
    }

    private static LocalTime time(String text) {
        String digits = digits(text);
        String padded = digits.length() == 3 ? "0" + digits : digits;
        if (padded.length() != 4 && padded.length() != 6) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.of(
                    number(padded, 0, 2), number(padded, 2, 4), padded.length() == 6 ? number(padded, 4, 6) : 0);
        } catch (DateTimeException e) {
            // No such time: the day is known all the same.
            return LocalTime.MIDNIGHT;
        }
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
