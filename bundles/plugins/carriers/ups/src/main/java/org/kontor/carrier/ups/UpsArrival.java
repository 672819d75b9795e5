package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.kontor.carrier.Timetable;

/** When a product of rating is collected and delivered: by time in transit, or else by the guarantee of the service. */
final class UpsArrival {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final JsonNode estimated;
    private final JsonNode guaranteed;
    private final LocalDate ready;

    UpsArrival(JsonNode product, LocalDate ready) {
        this.estimated = product.at("/TimeInTransit/ServiceSummary/EstimatedArrival");
        this.guaranteed = product.path("GuaranteedDelivery");
        this.ready = ready;
    }

    /** Calendar days from collection. */
    Optional<Integer> days() {
        OptionalInt total = UpsJson.count(estimated.path("TotalTransitDays"));
        if (total.isPresent()) {
            return Optional.of(total.getAsInt());
        }
        return deliveryDay()
                .map(day -> (int) ChronoUnit.DAYS.between(collection(), day))
                .filter(days -> days >= 0);
    }

    Timetable timetable() {
        Optional<LocalTime> cutOff = UpsTimes.time(estimated.path("CustomerCenterCutoff"))
                .or(() -> UpsTimes.time(estimated.path("Pickup").path("Time")));
        return new Timetable(
                cutOff.map(time -> collection().atTime(time)), deliveryDay().map(day -> day.atTime(deliveryTime())));
    }

    private LocalDate collection() {
        return UpsTimes.date(estimated.path("Pickup").path("Date")).orElse(ready);
    }

    private Optional<LocalDate> deliveryDay() {
        return UpsTimes.date(estimated.path("Arrival").path("Date"))
                .or(() -> UpsTimes.date(guaranteed.path("ScheduledDeliveryDate")))
                .or(this::afterBusinessDays);
    }

    private LocalTime deliveryTime() {
        return UpsTimes.time(estimated.path("Arrival").path("Time"))
                .or(() -> UpsTimes.spoken(UpsJson.text(guaranteed.path("DeliveryByTime"))))
                .orElse(END_OF_DAY);
    }

    /** UPS counts from Monday to Friday where it gives no date; holidays it leaves out of the answer. */
    private Optional<LocalDate> afterBusinessDays() {
        OptionalInt days = Stream.of(estimated, guaranteed)
                .map(each -> UpsJson.count(each.path("BusinessDaysInTransit")))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
        if (days.isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = collection();
        for (int left = days.getAsInt(); left > 0; left -= isWorked(day) ? 1 : 0) {
            day = day.plusDays(1);
        }
        return Optional.of(day);
    }

    private static boolean isWorked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
