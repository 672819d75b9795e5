package org.kontor.orders.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.orders.OrderState;
import org.kontor.orders.store.OrderStore;
import org.kontor.store.Transactions;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accepts goods for a buyer who has not spoken in time; a case that was opened a moment earlier is respected. */
@Component(service = TimerHandler.class)
public final class AcceptanceWindow implements TimerHandler {

    static final String PURPOSE = "orders.acceptance-window";

    private final OrderDesk desk;
    private final OrderStore store;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public AcceptanceWindow(
            @Reference OrderDesk desk,
            @Reference OrderStore store,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.desk = desk;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    /** A held deadline is none: who lets it go sets the timer again. */
    @Override
    public Optional<Instant> due(UUID order) {
        return transactions.call(() -> {
            Optional<Instant> deadline = store.acceptances().claim(order).flatMap(Acceptance::deadline);
            if (deadline.filter(end -> !end.isAfter(clock.instant())).isEmpty()) {
                return deadline;
            }
            OrderState state = desk.order(order).state();
            if (state == OrderState.DELIVERED) {
                desk.accept(order, OrderAction.ACCEPT, "kontor", "the acceptance window has passed");
            } else if (state == OrderState.SHIPPED) {
                desk.accept(
                        order,
                        OrderAction.DEEM_ACCEPTED,
                        "kontor",
                        "the carrier has had the goods for longer than a delivery and the acceptance window take");
            }
            return Optional.empty();
        });
    }
}
