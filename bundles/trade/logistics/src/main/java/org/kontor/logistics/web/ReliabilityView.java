package org.kontor.logistics.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.kontor.logistics.Reliability;

/** An account's record on the lane; {@code age} is of its newest delivery. */
public record ReliabilityView(
        int deliveries,
        int inTime,
        long fewestDays,
        long medianDays,
        long mostDays,
        LocalDate oldest,
        LocalDate newest,
        Duration age) {

    static ReliabilityView of(Reliability record, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        long days = Math.max(0, ChronoUnit.DAYS.between(record.newest(), today));
        return new ReliabilityView(
                record.deliveries(),
                record.inTime(),
                record.fewestDays(),
                record.medianDays(),
                record.mostDays(),
                record.oldest(),
                record.newest(),
                Duration.ofDays(days));
    }
}
