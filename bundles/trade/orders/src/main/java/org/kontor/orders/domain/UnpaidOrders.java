package org.kontor.orders.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.orders.OrderState;
import org.kontor.store.Transactions;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Closes an order that nobody has paid; while a payment is being decided it looks again every hour. */
@Component(service = TimerHandler.class)
public final class UnpaidOrders implements TimerHandler {

    static final String PURPOSE = "orders.unpaid";

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final OrderDesk desk;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public UnpaidOrders(@Reference OrderDesk desk, @Reference Transactions transactions, @Reference Clock clock) {
        this.desk = desk;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<Instant> due(UUID order) {
        return transactions.call(() -> {
            OrderState state = desk.order(order).state();
            if (state == OrderState.PLACED) {
                desk.cancel(order, state, "kontor", "not paid in time");
            }
            return state == OrderState.PAYING ? Optional.of(clock.instant().plus(LOOK_AGAIN)) : Optional.empty();
        });
    }
}
