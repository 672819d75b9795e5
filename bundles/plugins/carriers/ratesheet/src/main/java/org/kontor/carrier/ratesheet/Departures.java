package org.kontor.carrier.ratesheet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.Timetable;
import org.kontor.carrier.ratesheet.RateSheet.Calendar;
import org.kontor.carrier.ratesheet.RateSheet.Service;

/** When a service next takes goods over, and by when it delivers them. Pure. */
final class Departures {

    /** A weekday comes round in a week; the rest is for closed days. */
    private static final int DAYS_SEARCHED = 60;

    private Departures() {}

    /**
     * The first hand-over not before the goods are ready, nor before now; empty when there is none any more. The
     * service's own calendars go before those for several.
     */
    static Optional<Timetable> next(List<Calendar> calendars, Service service, LocalDate ready, Instant now) {
        List<Calendar> own = calendars.stream()
                .filter(calendar -> calendar.service().equals(service.code()))
                .toList();
        return (own.isEmpty() ? calendars : own)
                .stream()
                        .flatMap(calendar ->
                                handOver(calendar, ready, now).map(by -> timetable(by, calendar, service)).stream())
                        .min(Comparator.comparing(
                                timetable -> timetable.handOverBy().orElseThrow()));
    }

    private static Timetable timetable(LocalDateTime handOver, Calendar calendar, Service service) {
        LocalDate arrives = handOver.toLocalDate().plusDays(service.transitMax());
        return new Timetable(Optional.of(handOver), Optional.of(arrives.atTime(calendar.deliveredBy())));
    }

    private static Optional<LocalDateTime> handOver(Calendar calendar, LocalDate ready, Instant now) {
        LocalDate today = now.atZone(calendar.clock()).toLocalDate();
        LocalDate first = ready.isBefore(today) ? today : ready;
        return departures(calendar, first)
                .map(day -> day.minusDays(calendar.daysBefore()))
                .filter(day -> !day.isBefore(first) && !calendar.closed().contains(day))
                .map(day -> day.atTime(calendar.cutOff()))
                .filter(by -> !by.atZone(calendar.clock()).toInstant().isBefore(now))
                .findFirst();
    }

    private static Stream<LocalDate> departures(Calendar calendar, LocalDate first) {
        return calendar.weekdays().isEmpty()
                ? calendar.dates().stream()
                : first.datesUntil(first.plusDays(DAYS_SEARCHED))
                        .filter(day -> calendar.weekdays().contains(day.getDayOfWeek()));
    }
}
