package org.kontor.logistics.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kontor.carrier.Rate;
import org.kontor.logistics.Schedule;
import org.kontor.logistics.Schedule.Basis;
import org.kontor.logistics.ShipmentRequest;

/**
 * Dates of a rate: the carrier's calendar where it makes sense, else its transit days. A cut-off before the goods are
 * ready, or a delivery before they are handed over, makes none.
 */
final class Scheduling {

    private Scheduling() {}

    static Schedule of(ShipmentRequest request, Rate rate) {
        LocalDate ready = request.shipment().readyDate();
        Optional<LocalDateTime> handOverBy =
                rate.timetable().handOverBy().filter(by -> !by.toLocalDate().isBefore(ready));
        LocalDate handOver = handOverBy.map(LocalDateTime::toLocalDate).orElse(ready);
        Optional<LocalDateTime> deliveryBy =
                rate.timetable().deliveryBy().filter(by -> !by.toLocalDate().isBefore(handOver));
        LocalDate latest =
                deliveryBy.map(LocalDateTime::toLocalDate).orElseGet(() -> handOver.plusDays(rate.transitDaysMax()));
        LocalDate soonest = handOver.plusDays(rate.transitDaysMin());
        return new Schedule(
                handOver,
                handOverBy,
                soonest.isAfter(latest) ? latest : soonest,
                latest,
                deliveryBy,
                deliveryBy.isPresent() ? Basis.TIMETABLE : Basis.TRANSIT_DAYS,
                request.neededBy().map(needed -> ChronoUnit.DAYS.between(latest, needed)));
    }
}
