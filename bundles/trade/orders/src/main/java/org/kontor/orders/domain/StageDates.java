package org.kontor.orders.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.orders.Stage;
import org.kontor.orders.StageStanding;
import org.kontor.orders.Trigger;
import org.kontor.orders.store.OrderStore;
import org.kontor.work.Timers;

/** When stages fall due: at the end of a day, in the contract's time zone. */
final class StageDates {

    private final OrderStore store;
    private final Timers timers;
    private final OrderTimes times;

    StageDates(OrderStore store, Timers timers, OrderTimes times) {
        this.store = store;
        this.timers = timers;
        this.times = times;
    }

    /** As the order is placed. Nobody owes a balance while the deposit may still come. */
    static List<StageStanding> placed(Agreement agreed, Instant now, OrderTimes times) {
        LocalDate earliest = day(now.plus(times.unpaid()), agreed.timeZone()).plusDays(times.stageDays());
        LocalDate ready = agreed.shipment().readyDate();
        Instant balance = end(ready.isAfter(earliest) ? ready : earliest, agreed.timeZone());
        return agreed.stages().stream()
                .map(stage -> new StageStanding(
                        stage,
                        StageStates.TABLE.initial(),
                        switch (stage.trigger()) {
                            case ON_ORDER -> Optional.of(now);
                            case BEFORE_SHIPMENT -> Optional.of(balance);
                            case ON_BL_COPY, ON_DELIVERY, NET -> Optional.empty();
                        }))
                .toList();
    }

    /** The carrier has scanned the goods for the first time. */
    void dispatched(UUID order, Instant at) {
        fallDue(order, at, List.of(Trigger.ON_BL_COPY, Trigger.NET));
    }

    /** Goods that have arrived were dispatched, whether or not anybody scanned them before. */
    void delivered(UUID order, Instant at) {
        fallDue(order, at, List.of(Trigger.ON_BL_COPY, Trigger.NET, Trigger.ON_DELIVERY));
    }

    private void fallDue(UUID order, Instant at, List<Trigger> triggers) {
        Agreement agreed = store.agreement(order);
        List<Instant> fallen = new ArrayList<>();
        for (Stage stage : agreed.stages()) {
            if (triggers.contains(stage.trigger())) {
                int days = stage.trigger() == Trigger.NET ? stage.days() : times.stageDays();
                Instant due = end(day(at, agreed.timeZone()).plusDays(days), agreed.timeZone());
                if (store.stages().fallsDue(order, stage.number(), due)) {
                    fallen.add(due);
                }
            }
        }
        if (!fallen.isEmpty()) {
            remind(order);
        }
    }

    /** At the earliest day of a stage that is neither paid nor told of. */
    void remind(UUID order) {
        if (store.agreement(order).stages().size() == 1) {
            return;
        }
        store.stages().nextDue(order).ifPresent(due -> timers.schedule(StageDue.PURPOSE, order, due));
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    static Instant end(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
