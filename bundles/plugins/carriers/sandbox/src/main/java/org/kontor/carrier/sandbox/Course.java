package org.kontor.carrier.sandbox;

import java.util.Arrays;
import java.util.Locale;

/** How a journey goes. A consignee whose name holds the course's name, like "Elbe CUSTOMS-HOLD", gets that one. */
enum Course {
    NORMAL,
    /** No scan after the hub. */
    STALE,
    /** Delivered before it was collected, and a scan from the future. */
    CONTRADICTORY,
    CUSTOMS_HOLD,
    LOST;

    static Course of(String consignee, Course otherwise) {
        String name = consignee.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(course ->
                        course != NORMAL && name.contains(course.name().replace('_', '-')))
                .findFirst()
                .orElse(otherwise);
    }
}
