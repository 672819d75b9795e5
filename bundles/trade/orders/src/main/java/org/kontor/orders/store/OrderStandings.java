package org.kontor.orders.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.kontor.orders.OrderState;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where many orders stand, for whoever looks after them all. */
@Component(service = OrderStandings.class)
public final class OrderStandings {

    /** The deadline is when silence accepts the goods: none while nothing is under way or something holds it. */
    public record Standing(OrderState state, Optional<Instant> deadline) {}

    private static final Table<?> ORDERS = table("orders");
    private static final Table<?> ACCEPTANCE = table("order_acceptance");
    private static final Field<UUID> ID = uuid("orders.id");
    private static final Field<OrderState> STATE = choice("orders.state", OrderState.class);
    private static final Field<UUID> ACCEPTED = uuid("order_acceptance.order_id");
    private static final Field<Instant> DEADLINE = instant("order_acceptance.deadline");

    private final Sql sql;

    @Activate
    public OrderStandings(@Reference Sql sql, @Reference(target = "(module=orders)") Schema schema) {
        this.sql = sql;
    }

    public Map<UUID, Standing> of(Collection<UUID> orders) {
        return sql.now()
                .select(ID, STATE, DEADLINE)
                .from(ORDERS)
                .leftJoin(ACCEPTANCE)
                .on(ACCEPTED.eq(ID))
                .where(ID.in(orders))
                .fetchMap(ID, row -> new Standing(row.get(STATE), Optional.ofNullable(row.get(DEADLINE))));
    }
}
