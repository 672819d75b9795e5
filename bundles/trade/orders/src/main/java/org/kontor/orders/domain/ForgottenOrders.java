package org.kontor.orders.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.kontor.orders.OrderState;
import org.kontor.orders.store.OrderStandings.Standing;
import org.kontor.work.Invariant;
import org.kontor.work.Unplanned;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * I10, of orders: what nobody pays is called off in time, and what has a deadline is accepted at it. All else of an order
 * waits for one of its parties, or for another step, which looks after its own.
 */
@Component(service = Invariant.class)
public final class ForgottenOrders implements Invariant {

    private static final Set<OrderState> UNDER_WAY = EnumSet.of(OrderState.SHIPPED, OrderState.DELIVERED);

    private final OrderJournals journals;
    private final Unplanned unplanned;

    @Activate
    public ForgottenOrders(@Reference OrderJournals journals, @Reference Unplanned unplanned) {
        this.journals = journals;
        this.unplanned = unplanned;
    }

    @Override
    public String number() {
        return "I10";
    }

    @Override
    public String name() {
        return "every order that time ends has its time";
    }

    @Override
    public Look since(Instant since) {
        List<String> evidence = new ArrayList<>();
        long[] rows = {0};
        journals.since(since, (told, standing) -> {
            rows[0] += standing.size();
            forgotten(UnpaidOrders.PURPOSE, standing, one -> one.state() == OrderState.PLACED, evidence);
            forgotten(
                    AcceptanceWindow.PURPOSE,
                    standing,
                    one -> UNDER_WAY.contains(one.state()) && one.deadline().isPresent(),
                    evidence);
        });
        return new Look(rows[0], evidence);
    }

    private void forgotten(
            String timer, Map<UUID, Standing> standing, Predicate<Standing> needing, List<String> evidence) {
        List<UUID> waiting = standing.entrySet().stream()
                .filter(entry -> needing.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        unplanned.of(timer, waiting).stream()
                .map(id -> "order " + id + " is " + standing.get(id).state() + " and has no timer " + timer)
                .sorted()
                .forEach(evidence::add);
    }
}
