package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Timetable;

/** How long a service takes: FedEx counts days in words, and often names the day and the hour too. */
record FedexTransit(int daysMin, int daysMax, Timetable timetable) {

    private static final List<String> DAYS = List.of(
            "ZERO_DAYS",
            "ONE_DAY",
            "TWO_DAYS",
            "THREE_DAYS",
            "FOUR_DAYS",
            "FIVE_DAYS",
            "SIX_DAYS",
            "SEVEN_DAYS",
            "EIGHT_DAYS",
            "NINE_DAYS",
            "TEN_DAYS",
            "ELEVEN_DAYS",
            "TWELVE_DAYS",
            "THIRTEEN_DAYS",
            "FOURTEEN_DAYS",
            "FIFTEEN_DAYS",
            "SIXTEEN_DAYS",
            "SEVENTEEN_DAYS",
            "EIGHTEEN_DAYS",
            "NINETEEN_DAYS",
            "TWENTY_DAYS");

    /** When FedEx says nothing: the range of its own words. */
    private static final int FEWEST = 1;

    private static final int MOST = DAYS.size() - 1;
    private static final int DATE_LENGTH = 10;
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    static FedexTransit of(JsonNode product, LocalDate ready) {
        JsonNode commit = product.path("commit");
        JsonNode detail = product.path("operationalDetail");
        Optional<LocalDateTime> by = deliveryBy(commit, detail);
        Optional<Integer> least = days(commit.path("transitDays"), "minimumTransitTime");
        Optional<Integer> most =
                days(commit.path("transitDays"), "maximumTransitTime").or(() -> days(detail, "maximumTransitTime"));
        Optional<Integer> plain = days(detail, "transitTime")
                .or(() -> days(commit, "daysInTransit"))
                .or(() -> days(commit, "transitDays"))
                .or(() -> most)
                .or(() -> least)
                .or(() -> by.map(time -> until(time, ready)));
        int max = most.or(() -> plain).orElse(MOST);
        int min = least.or(() -> plain).orElse(FEWEST);
        return new FedexTransit(Math.min(min, max), max, new Timetable(Optional.empty(), by));
    }

    private static int until(LocalDateTime delivery, LocalDate ready) {
        return (int) Math.max(0, Math.min(ChronoUnit.DAYS.between(ready, delivery.toLocalDate()), Integer.MAX_VALUE));
    }

    private static Optional<LocalDateTime> deliveryBy(JsonNode commit, JsonNode detail) {
        String hour = FedexJson.text(detail, "publishedDeliveryTime");
        return time(FedexJson.text(commit.path("dateDetail"), "dayFormat", "dayCxsFormat"), hour)
                .or(() -> time(FedexJson.text(detail, "commitDate"), hour))
                .or(() -> time(FedexJson.text(detail, "deliveryDate"), hour));
    }

    /** At the destination's clock; a bare date is due by the published hour or the end of the day. */
    private static Optional<LocalDateTime> time(String text, String hour) {
        try {
            if (text.length() > DATE_LENGTH) {
                String local = text.replaceFirst("([+-]\\d{2}:?\\d{2}|Z)$", "");
                return Optional.of(LocalDateTime.parse(local));
            }
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text).atTime(hour.isEmpty() ? END_OF_DAY : LocalTime.parse(hour)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> days(JsonNode json, String field) {
        return Optional.of(DAYS.indexOf(FedexJson.text(json, field))).filter(days -> days >= 0);
    }
}
