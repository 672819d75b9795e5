package org.kontor.orders.store;

import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.orders.domain.Acceptance;
import org.kontor.store.Sql;

/** Keeps when silence accepts the goods of an order that has been shipped. */
public final class AcceptanceStore {

    private static final Table<Record> ACCEPTANCE = table("order_acceptance");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<Instant> SHIPPED_AT = instant("shipped_at");
    private static final Field<Instant> DISPATCHED_AT = instant("dispatched_at");
    private static final Field<Instant> DEADLINE = instant("deadline");
    private static final Field<Long> LEFT_MILLIS = number("left_millis");
    private static final Field<String> HOLDS = text("holds");

    private final Sql sql;

    AcceptanceStore(Sql sql) {
        this.sql = sql;
    }

    public void insert(Acceptance shipped) {
        sql.now()
                .insertInto(ACCEPTANCE)
                .set(ORDER_ID, shipped.order())
                .set(SHIPPED_AT, shipped.shippedAt())
                .set(HOLDS, "")
                .execute();
    }

    public Optional<Acceptance> find(UUID order) {
        return find(List.of(order)).stream().findFirst();
    }

    public List<Acceptance> find(Collection<UUID> orders) {
        return sql.now()
                .select(ORDER_ID, SHIPPED_AT, DISPATCHED_AT, DEADLINE, LEFT_MILLIS, HOLDS)
                .from(ACCEPTANCE)
                .where(ORDER_ID.in(orders))
                .fetch(AcceptanceStore::acceptance);
    }

    /** As {@link #find}; nobody else changes it before this transaction ends. */
    public Optional<Acceptance> claim(UUID order) {
        boolean there = sql.now()
                        .update(ACCEPTANCE)
                        .set(SHIPPED_AT, SHIPPED_AT)
                        .where(ORDER_ID.eq(order))
                        .execute()
                == 1;
        return there ? find(order) : Optional.empty();
    }

    /** Keeps a claimed one as it has become. */
    public void update(Acceptance claimed) {
        sql.now()
                .update(ACCEPTANCE)
                .set(DISPATCHED_AT, claimed.dispatchedAt().orElse(null))
                .set(DEADLINE, claimed.deadline().orElse(null))
                .set(LEFT_MILLIS, claimed.left().map(Duration::toMillis).orElse(null))
                .set(HOLDS, String.join(" ", claimed.holds()))
                .where(ORDER_ID.eq(claimed.order()))
                .execute();
    }

    private static Acceptance acceptance(Record row) {
        return new Acceptance(
                row.get(ORDER_ID),
                row.get(SHIPPED_AT),
                Optional.ofNullable(row.get(DISPATCHED_AT)),
                Optional.ofNullable(row.get(DEADLINE)),
                Optional.ofNullable(row.get(LEFT_MILLIS)).map(Duration::ofMillis),
                Stream.of(row.get(HOLDS).split(" "))
                        .filter(hold -> !hold.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
