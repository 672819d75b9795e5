package org.kontor.carrier.ratesheet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A line's days and times: dates like 2026-01-31, ISO weeks like 2026-W05, weekdays like MON, times like 16:30. */
final class DateFields {

    private static final List<String> WEEKDAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    private final Fields fields;

    DateFields(Fields fields) {
        this.fields = fields;
    }

    LocalDate date(String name) {
        return date(name, fields.raw(name));
    }

    /** Those between blanks, in their order in time; none when the column is empty. */
    List<LocalDate> dates(String name) {
        return fields.raw(name).isEmpty()
                ? List.of()
                : Stream.of(fields.raw(name).split(" +"))
                        .map(text -> date(name, text))
                        .sorted()
                        .toList();
    }

    /** A date, or the Monday of an ISO week. */
    LocalDate firstDay(String name) {
        return isWeek(fields.raw(name)) ? day(name, fields.raw(name) + "-1") : date(name);
    }

    /** A date, or the Sunday of an ISO week; when empty, that of the week it began with, or no end. */
    LocalDate lastDay(String name, String first) {
        String text = fields.raw(name).isEmpty() && isWeek(fields.raw(first)) ? fields.raw(first) : fields.raw(name);
        if (text.isEmpty()) {
            return LocalDate.MAX;
        }
        return isWeek(text) ? day(name, text + "-7") : date(name, text);
    }

    Set<DayOfWeek> weekdays(String name) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Stream.of(fields.text(name).split(" +"))
                .map(text -> fields.read(
                        name,
                        text.toUpperCase(Locale.ROOT),
                        day -> DayOfWeek.of(1 + WEEKDAYS.indexOf(day)),
                        DayOfWeek.MONDAY,
                        "must be dates, or weekdays like MON FRI, between blanks"))
                .forEach(days::add);
        return days;
    }

    LocalTime time(String name, String whenEmpty) {
        String text = fields.raw(name).isEmpty() ? whenEmpty : fields.raw(name);
        return fields.read(name, text, LocalTime::parse, LocalTime.NOON, "must be a time like 16:30");
    }

    ZoneId clock(String name) {
        String rule = "must be a time zone like Asia/Shanghai";
        return fields.read(name, fields.raw(name), ZoneId::of, ZoneOffset.UTC, rule);
    }

    private LocalDate date(String name, String text) {
        return fields.read(name, text, LocalDate::parse, LocalDate.EPOCH, "must be a date like 2026-01-31");
    }

    private LocalDate day(String name, String text) {
        return fields.read(
                name,
                text,
                day -> LocalDate.parse(day, DateTimeFormatter.ISO_WEEK_DATE),
                LocalDate.EPOCH,
                "must be a week of its year");
    }

    private static boolean isWeek(String text) {
        return text.matches("\\d{4}-W\\d{2}");
    }
}
