package org.kontor.tracking.store;

import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps when each leg's turn is to be asked about, and which account each timer is for. */
@Component(service = PollStore.class)
public final class PollStore {

    private static final Table<Record> POLLS = table("polls");
    private static final Field<UUID> LEG_ID = uuid("leg_id");
    private static final Field<Instant> NEXT_AT = instant("next_at");
    private static final Table<Record> ACCOUNTS = table("polled_accounts");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<String> CARRIER = text("carrier");

    private final Sql sql;

    @Activate
    public PollStore(@Reference Sql sql, @Reference(target = "(module=tracking)") Schema schema) {
        this.sql = sql;
    }

    public void begin(UUID leg, String carrier, Instant first) {
        sql.now()
                .insertInto(POLLS, LEG_ID, CARRIER, NEXT_AT)
                .values(leg, carrier, first)
                .execute();
    }

    /** The account's legs whose turn has come, those that have waited longest, at most so many. */
    public List<UUID> due(String carrier, Instant now, int most) {
        return sql.now()
                .select(LEG_ID)
                .from(POLLS)
                .where(CARRIER.eq(carrier).and(NEXT_AT.le(now)))
                .orderBy(NEXT_AT)
                .limit(most)
                .fetch(LEG_ID);
    }

    /** Keeps when each leg's next turn is, in one statement. */
    public void plan(Map<UUID, Instant> turns) {
        if (turns.isEmpty()) {
            return;
        }
        BatchBindStep batch = sql.now()
                .batch(sql.now().update(POLLS).set(NEXT_AT, (Instant) null).where(LEG_ID.eq((UUID) null)));
        for (Map.Entry<UUID, Instant> turn : turns.entrySet()) {
            batch = batch.bind(turn.getValue(), turn.getKey());
        }
        batch.execute();
    }

    public void end(Collection<UUID> legs) {
        if (!legs.isEmpty()) {
            sql.now().deleteFrom(POLLS).where(LEG_ID.in(legs)).execute();
        }
    }

    public Optional<String> account(UUID timer) {
        return sql.now().select(CARRIER).from(ACCOUNTS).where(ID.eq(timer)).fetchOptional(CARRIER);
    }

    /** False when another transaction has added it. */
    public boolean add(UUID timer, String carrier) {
        return sql.insertNew(sql.now().insertInto(ACCOUNTS, ID, CARRIER).values(timer, carrier));
    }
}
