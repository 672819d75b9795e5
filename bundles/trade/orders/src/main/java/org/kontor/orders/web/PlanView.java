package org.kontor.orders.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.kontor.orders.Order;
import org.kontor.orders.StageStanding;
import org.kontor.orders.StageState;
import org.kontor.values.Money;

/** How an order is paid: its stages, and the time zone of the contract, in which they fall due. */
public record PlanView(String timeZone, List<StageView> stages) {

    /** One stage; {@code due} is empty until what it waits for has happened. */
    public record StageView(
            int number, String label, String trigger, Money amount, StageState state, Optional<OffsetDateTime> due) {

        static StageView of(StageStanding standing, ZoneId zone) {
            return new StageView(
                    standing.stage().number(),
                    standing.stage().label(),
                    standing.stage().when(),
                    standing.stage().amount(),
                    standing.state(),
                    standing.due().map(due -> at(due, zone)));
        }
    }

    static PlanView of(Order order) {
        return new PlanView(
                order.timeZone().getId(),
                order.stages().stream()
                        .map(stage -> StageView.of(stage, order.timeZone()))
                        .toList());
    }

    static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }
}
