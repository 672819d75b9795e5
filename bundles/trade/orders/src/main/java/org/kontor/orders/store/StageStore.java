package org.kontor.orders.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.flag;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.orders.OrderState;
import org.kontor.orders.Stage;
import org.kontor.orders.StageStanding;
import org.kontor.orders.StageState;
import org.kontor.store.Sql;

/** Keeps how stages stand, for plans of several; the only stage of a plan stands as its order does, without a row. */
public final class StageStore {

    private static final Table<Record> STAGES = table("order_stages");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<Long> STAGE_NO = number("stage_no");
    private static final Field<StageState> STATE = choice("state", StageState.class);
    private static final Field<Instant> DUE_AT = instant("due_at");
    private static final Field<Boolean> TOLD = flag("told");

    private final Sql sql;

    StageStore(Sql sql) {
        this.sql = sql;
    }

    void insert(UUID order, List<StageStanding> stages) {
        if (stages.size() == 1) {
            return;
        }
        BatchBindStep batch = sql.now()
                .batch(sql.now()
                        .insertInto(STAGES, ORDER_ID, STAGE_NO, STATE, DUE_AT, TOLD)
                        .values(order, 0L, StageState.OPEN, null, false));
        for (StageStanding one : stages) {
            batch = batch.bind(
                    order, (long) one.stage().number(), one.state(), one.due().orElse(null), false);
        }
        batch.execute();
    }

    /** Moves the stage; false when it is not in {@code from}. */
    public boolean move(UUID order, int stage, StageState from, StageState to) {
        return sql.now()
                        .update(STAGES)
                        .set(STATE, to)
                        .where(ORDER_ID.eq(order).and(STAGE_NO.eq((long) stage)).and(STATE.eq(from)))
                        .execute()
                == 1;
    }

    /** Every stage in {@code from}, of any number. */
    public void moveAll(UUID order, StageState from, StageState to) {
        sql.now()
                .update(STAGES)
                .set(STATE, to)
                .where(ORDER_ID.eq(order).and(STATE.eq(from)))
                .execute();
    }

    /** False when the stage has a day already. */
    public boolean fallsDue(UUID order, int stage, Instant due) {
        return sql.now()
                        .update(STAGES)
                        .set(DUE_AT, due)
                        .where(ORDER_ID.eq(order).and(STAGE_NO.eq((long) stage)).and(DUE_AT.isNull()))
                        .execute()
                == 1;
    }

    /** Notes that both parties know of it; false when they do already. */
    public boolean told(UUID order, int stage) {
        return sql.now()
                        .update(STAGES)
                        .set(TOLD, true)
                        .where(ORDER_ID.eq(order).and(STAGE_NO.eq((long) stage)).and(TOLD.eq(false)))
                        .execute()
                == 1;
    }

    /** The earliest day of a stage that is neither paid nor told of. */
    public Optional<Instant> nextDue(UUID order) {
        return sql.now()
                .select(DUE_AT)
                .from(STAGES)
                .where(ORDER_ID.eq(order)
                        .and(STATE.in(StageState.OPEN, StageState.PAYING))
                        .and(TOLD.eq(false))
                        .and(STAGE_NO.gt(1L))
                        .and(DUE_AT.isNotNull()))
                .orderBy(DUE_AT)
                .limit(1)
                .fetchOptional(DUE_AT);
    }

    Map<UUID, List<Record>> rows(List<UUID> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return Map.copyOf(sql.now()
                .select(ORDER_ID, STAGE_NO, STATE, DUE_AT)
                .from(STAGES)
                .where(ORDER_ID.in(orders))
                .orderBy(ORDER_ID, STAGE_NO)
                .fetchGroups(ORDER_ID, row -> row));
    }

    static List<StageStanding> standing(List<Stage> agreed, List<Record> rows) {
        return agreed.stream()
                .map(stage -> standing(stage, rows.get(stage.number() - 1)))
                .toList();
    }

    private static StageStanding standing(Stage stage, Record row) {
        return new StageStanding(stage, row.get(STATE), Optional.ofNullable(row.get(DUE_AT)));
    }

    /** What is due with the order is due when it is placed. */
    static List<StageStanding> alone(Stage stage, OrderState order, Instant placedAt) {
        StageState state =
                switch (order) {
                    case PLACED -> StageState.OPEN;
                    case PAYING -> StageState.PAYING;
                    case CANCELLED, REFUNDED -> StageState.CLOSED;
                    default -> StageState.PAID;
                };
        return List.of(new StageStanding(stage, state, Optional.of(placedAt)));
    }
}
