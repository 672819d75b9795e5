package org.kontor.orders.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.kontor.orders.store.OrderStandings;
import org.kontor.orders.store.OrderStandings.Standing;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The journals of orders of which something became true since, beside where the orders stand; some hundred at once. */
@Component(service = OrderJournals.class)
public final class OrderJournals {

    private static final int AT_ONCE = 200;

    private final Facts facts;
    private final OrderStandings standings;
    private final Transactions transactions;

    @Activate
    public OrderJournals(
            @Reference Facts facts, @Reference OrderStandings standings, @Reference Transactions transactions) {
        this.facts = facts;
        this.standings = standings;
        this.transactions = transactions;
    }

    /** In one transaction; of journals that begin before the order, or that no order has, nothing is told. */
    void since(Instant since, BiConsumer<Map<UUID, List<Fact>>, Map<UUID, Standing>> orders) {
        transactions.run(() -> {
            Map<UUID, List<Fact>> open = new HashMap<>();
            facts.since(since, journal -> {
                if (journal.get(0).kind() == Fact.Kind.ORDER_PLACED) {
                    open.put(journal.get(0).subject(), journal);
                }
                if (open.size() == AT_ONCE) {
                    orders.accept(Map.copyOf(open), standings.of(open.keySet()));
                    open.clear();
                }
            });
            if (!open.isEmpty()) {
                orders.accept(Map.copyOf(open), standings.of(open.keySet()));
            }
        });
    }
}
