package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UPS's dates and times: digits with or without what stands between them, at the clock of the place. */
final class UpsTimes {

    /** A moment, and whether its distance from UTC is stated or follows from its place; if not, it is taken for UTC. */
    record Moment(OffsetDateTime at, boolean isPlaced) {}

    private static final Pattern SPOKEN = Pattern.compile("(\\d{1,2}):(\\d{2})(?::\\d{2})?\\s*([AaPp])?.*");
    private static final Duration FARTHEST = Duration.ofHours(14);
    private static final int QUARTER_MINUTES = 15;
    private static final int HALF_DAY = 12;

    private UpsTimes() {}

    static Optional<LocalDate> date(JsonNode node) {
        String digits = digits(node);
        if (digits.length() != 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** 071356, 71356, 0713 or 07:13:56. */
    static Optional<LocalTime> time(JsonNode node) {
        String digits = digits(node);
        if (digits.length() < 3 || digits.length() > 6) {
            return Optional.empty();
        }
        String even = digits.length() % 2 == 1 ? "0" + digits : digits;
        String six = even.length() == 4 ? even + "00" : even;
        try {
            return Optional.of(LocalTime.of(number(six, 0, 2), number(six, 2, 4), number(six, 4, 6)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** 9:00 A.M., 12:00 Noon or 18:00. */
    static Optional<LocalTime> spoken(String text) {
        Matcher spoken = SPOKEN.matcher(text);
        if (!spoken.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(spoken.group(1));
        String half = spoken.group(3);
        if (half != null) {
            hour = hour % HALF_DAY + (half.equalsIgnoreCase("p") ? HALF_DAY : 0);
        }
        int minute = Integer.parseInt(spoken.group(2));
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    /** When an activity happened; its day is enough, nothing without one. */
    static Optional<Moment> moment(JsonNode activity) {
        Optional<LocalDateTime> local = date(activity.path("date"))
                .map(day -> day.atTime(time(activity.path("time")).orElse(LocalTime.MIDNIGHT)));
        Optional<LocalDateTime> utc = date(activity.path("gmtDate"))
                .flatMap(day -> time(activity.path("gmtTime")).map(day::atTime));
        Optional<ZoneOffset> offset = offset(UpsJson.text(activity.path("gmtOffset")));
        if (utc.isPresent()) {
            OffsetDateTime at = utc.get().atOffset(ZoneOffset.UTC);
            return Optional.of(new Moment(
                    at.withOffsetSameInstant(offset.or(() -> local.flatMap(here -> between(utc.get(), here)))
                            .orElse(ZoneOffset.UTC)),
                    true));
        }
        return local.map(here -> offset.map(known -> new Moment(here.atOffset(known), true))
                .or(() -> zone(activity.at("/location/address"))
                        .map(zone -> new Moment(here.atZone(zone).toOffsetDateTime(), true)))
                .orElseGet(() -> new Moment(here.atOffset(ZoneOffset.UTC), false)));
    }

    private static Optional<ZoneId> zone(JsonNode address) {
        String given = UpsJson.text(address.path("countryCode"));
        String country = given.isEmpty() ? UpsJson.text(address.path("country")) : given;
        return UpsTable.ZONES
                .find(country + "-" + UpsJson.text(address.path("stateProvince")))
                .or(() -> UpsTable.ZONES.find(country))
                .map(row -> ZoneId.of(row.get(0)));
    }

    /** The offset that the two clocks show, if it is one that clocks have. */
    private static Optional<ZoneOffset> between(LocalDateTime utc, LocalDateTime local) {
        Duration between = Duration.between(utc, local);
        boolean likely = between.abs().compareTo(FARTHEST) <= 0 && between.toSeconds() % (60 * QUARTER_MINUTES) == 0;
        return likely ? Optional.of(ZoneOffset.ofTotalSeconds((int) between.toSeconds())) : Optional.empty();
    }

    private static Optional<ZoneOffset> offset(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(ZoneOffset.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String digits(JsonNode node) {
        return UpsJson.text(node).replaceAll("[^0-9]", "");
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}
