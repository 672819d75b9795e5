package org.kontor.tracking.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.tracking.domain.Leg;
import org.kontor.tracking.domain.LegKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the numbers that journeys are followed by. */
@Component(service = LegStore.class)
public final class LegStore {

    private static final Table<Record> LEGS = table("legs");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<LegKind> KIND = choice("kind", LegKind.class);
    private static final Field<String> CARRIER = text("carrier");
    private static final Field<String> WAYBILL = text("waybill");
    private static final Field<Instant> ADDED_AT = instant("added_at");
    private static final Field<Instant> USED_BEFORE = instant("used_before");
    private static final Field<Instant> ASKED_AT = instant("asked_at");
    private static final Field<Instant> PUSHED_AT = instant("pushed_at");
    private static final Field<String> PROBLEM = text("problem");

    private final Sql sql;

    @Activate
    public LegStore(@Reference Sql sql, @Reference(target = "(module=tracking)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Leg leg) {
        sql.now()
                .insertInto(LEGS)
                .set(ID, leg.id())
                .set(ORDER_ID, leg.order())
                .set(KIND, leg.kind())
                .set(CARRIER, leg.carrier())
                .set(WAYBILL, leg.waybill())
                .set(ADDED_AT, leg.addedAt())
                .set(USED_BEFORE, leg.usedBefore().orElse(null))
                .set(PROBLEM, leg.problem())
                .execute();
    }

    /** Keeps when each was asked and told, and what went wrong; one statement. */
    public void heard(Collection<Leg> legs) {
        BatchBindStep batch = sql.now()
                .batch(sql.now()
                        .update(LEGS)
                        .set(ASKED_AT, (Instant) null)
                        .set(PUSHED_AT, (Instant) null)
                        .set(PROBLEM, (String) null)
                        .where(ID.eq((UUID) null)));
        for (Leg leg : legs) {
            batch = batch.bind(leg.askedAt().orElse(null), leg.pushedAt().orElse(null), leg.problem(), leg.id());
        }
        batch.execute();
    }

    public Optional<Leg> find(UUID id) {
        return where(ID.eq(id)).stream().findFirst();
    }

    public List<Leg> find(Collection<UUID> ids) {
        return where(ID.in(ids));
    }

    /** The order's own waybill first, then as they were added. */
    public List<Leg> of(Collection<UUID> orders) {
        return where(ORDER_ID.in(orders));
    }

    /** All with one of these numbers at this account, the newest last: carriers use numbers again. */
    public List<Leg> withNumbers(String carrier, Collection<String> waybills) {
        return where(CARRIER.eq(carrier).and(WAYBILL.in(waybills)));
    }

    private List<Leg> where(Condition condition) {
        return sql.now()
                .select(ID, ORDER_ID, KIND, CARRIER, WAYBILL, ADDED_AT, USED_BEFORE, ASKED_AT, PUSHED_AT, PROBLEM)
                .from(LEGS)
                .where(condition)
                .orderBy(ADDED_AT, ID)
                .fetch(row -> new Leg(
                        row.get(ID),
                        row.get(ORDER_ID),
                        row.get(KIND),
                        row.get(CARRIER),
                        row.get(WAYBILL),
                        row.get(ADDED_AT),
                        Optional.ofNullable(row.get(USED_BEFORE)),
                        Optional.ofNullable(row.get(ASKED_AT)),
                        Optional.ofNullable(row.get(PUSHED_AT)),
                        row.get(PROBLEM)));
    }
}
