package org.kontor.orders.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.orders.OrderState;
import org.kontor.store.Transactions;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accepts delivered goods for a buyer who has not spoken in time. */
@Component(service = TimerHandler.class)
public final class AcceptanceWindow implements TimerHandler {

    static final String PURPOSE = "orders.acceptance-window";

    private final OrderDesk desk;
    private final Transactions transactions;

    @Activate
    public AcceptanceWindow(@Reference OrderDesk desk, @Reference Transactions transactions) {
        this.desk = desk;
        this.transactions = transactions;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<Instant> due(UUID order) {
        transactions.run(() -> {
            if (desk.order(order).state() == OrderState.DELIVERED) {
                desk.accept(order, "kontor", "the acceptance window has passed");
            }
        });
        return Optional.empty();
    }
}
