package org.kontor.carrier.fedex;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A moment that FedEx tells, and a remark where it tells it by halves. */
record FedexTime(OffsetDateTime at, String remark) {

    private static final int DATE_LENGTH = 10;
    private static final String NO_ZONE = "local time, zone not given";

    /** The moment of something else, of a thing that FedEx gives no time of. */
    static FedexTime besides(OffsetDateTime at) {
        return new FedexTime(at, "FedEx gives no time of it");
    }

    /** The words, with the remark behind them. */
    String behind(String words) {
        return remark.isEmpty() ? words : (words + " (" + remark + ")").strip();
    }

    /** With FedEx's own offset; a time without one is kept as if in UTC, and a bare date at its beginning. */
    static Optional<FedexTime> of(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.length() == DATE_LENGTH) {
                LocalDateTime day = LocalDate.parse(text).atTime(LocalTime.MIDNIGHT);
                return Optional.of(new FedexTime(day.atOffset(ZoneOffset.UTC), "day only"));
            }
            if (text.matches(".*([+-]\\d{2}:?\\d{2}|Z)")) {
                String standard = text.replaceFirst("(\\d{2})(\\d{2})$", "$1:$2");
                return Optional.of(new FedexTime(OffsetDateTime.parse(standard), ""));
            }
            return Optional.of(new FedexTime(LocalDateTime.parse(text).atOffset(ZoneOffset.UTC), NO_ZONE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
