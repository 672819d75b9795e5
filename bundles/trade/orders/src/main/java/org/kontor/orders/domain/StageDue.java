package org.kontor.orders.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.StageStanding;
import org.kontor.orders.StageState;
import org.kontor.orders.Trigger;
import org.kontor.orders.store.OrderStore;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells both parties, once, that a stage is overdue. It closes nothing: a deposit is never lost silently. */
@Component(service = TimerHandler.class)
public final class StageDue implements TimerHandler {

    static final String PURPOSE = "orders.stage-due";

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    private static final Set<OrderState> ENDED =
            EnumSet.of(OrderState.SETTLED, OrderState.CANCELLED, OrderState.REFUNDED);

    private final OrderStore store;
    private final OrderTimes times;
    private final Transactions transactions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public StageDue(
            @Reference OrderStore store,
            @Reference OrderTimes times,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.times = times;
        this.transactions = transactions;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<Instant> due(UUID id) {
        return transactions.call(() -> {
            Order order = store.find(id).orElseThrow();
            if (ENDED.contains(order.state())) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            order.stages().stream().filter(stage -> stage.isDue(now)).forEach(stage -> tell(order, stage));
            return order.stages().stream().anyMatch(stage -> stage.state() == StageState.PAYING)
                    ? Optional.of(now.plus(LOOK_AGAIN))
                    : store.stages().nextDue(id);
        });
    }

    private void tell(Order order, StageStanding overdue) {
        if (!store.stages().told(order.id(), overdue.stage().number())) {
            return;
        }
        Instant due = overdue.due().orElseThrow();
        boolean mayCancel = overdue.stage().trigger() == Trigger.BEFORE_SHIPMENT;
        facts.record(
                order.id(),
                Fact.Kind.PAYMENT_OVERDUE,
                "kontor",
                Map.of(
                        "stage", Integer.toString(overdue.stage().number()),
                        "label", overdue.stage().label(),
                        "amount", overdue.stage().amount().toString(),
                        "due", due.atZone(order.timeZone()).toString(),
                        "sellerMayCancelFrom",
                                mayCancel
                                        ? due.plus(times.balancePatience())
                                                .atZone(order.timeZone())
                                                .toString()
                                        : ""));
    }
}
