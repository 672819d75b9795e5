package org.kontor.carrier.air;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a status happened: a day at the airport's clock, in the year that puts it nearest to the message's arrival. */
record FsuTime(OffsetDateTime at, String note) {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final Pattern WRITTEN = Pattern.compile("(\\d{2})(" + String.join("|", MONTHS) + ")(\\d{4})?");

    /** The day after, the day before, and two and three days after. */
    private static final Map<Character, Integer> OTHER_DAY = Map.of('N', 1, 'P', -1, 'S', 2, 'T', 3);

    private static final LocalTime UNSAID = LocalTime.NOON;

    static boolean isOne(String field) {
        return WRITTEN.matcher(field).matches();
    }

    /** True of a day and month without a time. */
    static boolean isDay(String field) {
        Matcher written = WRITTEN.matcher(field);
        return written.matches() && written.group(3) == null;
    }

    /** {@code info} is like A1405-N, or empty; it counts where the date has no time of its own. */
    static Optional<FsuTime> of(String date, String info, String airport, Instant received) {
        Matcher written = WRITTEN.matcher(date);
        if (!written.matches()) {
            return Optional.empty();
        }
        Optional<LocalDate> day = day(written, received);
        String clock = written.group(3) != null ? written.group(3) : info.isEmpty() ? "" : info.substring(1, 5);
        boolean shifted = written.group(3) == null && info.length() > 5;
        int days = shifted ? OTHER_DAY.getOrDefault(info.charAt(info.length() - 1), 0) : 0;
        Optional<LocalTime> time = time(clock);
        return day.map(found -> at(found.plusDays(days).atTime(time.orElse(UNSAID)), airport, time.isPresent()));
    }

    private static FsuTime at(LocalDateTime local, String airport, boolean timeGiven) {
        Optional<ZoneId> zone = Airports.find(airport).map(Airports.Airport::zone);
        String noZone = zone.isPresent() ? "" : "time zone unknown, read as UTC";
        String noTime = timeGiven ? "" : "time of day not given, taken as noon";
        String note = Stream.of(noTime, noZone).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        return new FsuTime(local.atZone(zone.orElse(ZoneOffset.UTC)).toOffsetDateTime(), note);
    }

    private static Optional<LocalDate> day(Matcher written, Instant received) {
        LocalDate today = received.atOffset(ZoneOffset.UTC).toLocalDate();
        int month = MONTHS.indexOf(written.group(2)) + 1;
        return Stream.of(-1, 0, 1)
                .flatMap(year -> date(today.getYear() + year, month, Integer.parseInt(written.group(1))).stream())
                .min((one, other) -> Long.compare(distance(one, today), distance(other, today)));
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String clock) {
        try {
            return clock.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalTime.of(
                            Integer.parseInt(clock.substring(0, 2)), Integer.parseInt(clock.substring(2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
