package org.kontor.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the console writes times, ages and details. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Words() {}

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Reads an option that was perhaps not given. */
    static Instant instant(String option, Instant otherwise) {
        try {
            return option == null ? otherwise : Instant.parse(option);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(option + " is no instant; write it like 2026-11-25T09:00:00Z", e);
        }
    }

    /** How long ago or ahead, in its largest unit: "3 min ago", "in 2 h". */
    static String age(Instant instant, Instant now) {
        Duration distance = Duration.between(instant, now);
        return distance.isNegative() ? "in " + length(distance.negated()) : length(distance) + " ago";
    }

    static String age(Optional<Instant> instant, Instant now) {
        return instant.map(when -> age(when, now)).orElse("never");
    }

    static String length(Duration duration) {
        if (duration.toDays() > 1) {
            return duration.toDays() + " d";
        }
        if (duration.toHours() > 1) {
            return duration.toHours() + " h";
        }
        if (duration.toMinutes() > 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toSeconds() + " s";
    }

    static String details(Map<String, String> details) {
        return new TreeMap<>(details)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    static String milliseconds(double value) {
        return value == 0 ? "-" : String.format(java.util.Locale.ROOT, "%.1f ms", value);
    }
}
