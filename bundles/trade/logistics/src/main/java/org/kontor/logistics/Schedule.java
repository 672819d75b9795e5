package org.kontor.logistics;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kontor.values.Require;

/**
 * When the goods leave and arrive. They are handed over on {@code handOver}, at the origin's clock not later than
 * {@code handOverBy}; they arrive from {@code earliest} to {@code latest}, by {@code deliveryBy} at the destination's
 * clock. Both moments are empty when the carrier does not say. {@code daysToSpare} until they are needed is negative
 * when they come too late, and empty when no day was given.
 */
public record Schedule(
        LocalDate handOver,
        Optional<LocalDateTime> handOverBy,
        LocalDate earliest,
        LocalDate latest,
        Optional<LocalDateTime> deliveryBy,
        Basis basis,
        Optional<Long> daysToSpare) {

    /** Where the latest day comes from. */
    public enum Basis {
        /** The carrier's own calendar. */
        TIMETABLE,
        /** The carrier's transit days, every day counted, from the day of handing over. */
        TRANSIT_DAYS
    }

    public Schedule {
        Require.present("schedule.handOver", handOver);
        Require.present("schedule.earliest", earliest);
        Require.present("schedule.latest", latest);
        Require.present("schedule.basis", basis);
    }

    /** True too when no day was given. */
    public boolean meetsNeed() {
        return daysToSpare.map(days -> days >= 0).orElse(true);
    }

    /** From that day until the latest arrival. */
    public long daysFrom(LocalDate ready) {
        return ChronoUnit.DAYS.between(ready, latest);
    }
}
