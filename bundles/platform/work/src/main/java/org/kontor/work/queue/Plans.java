package org.kontor.work.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.store.Sql;
import org.kontor.store.Types;
import org.kontor.work.queue.Queue.Kind;
import org.kontor.work.queue.Queue.Plan;

/**
 * The rows of the queue library's table as we write them: one statement where the library's own client takes two or three.
 * The library executes a row only after marking it picked at the version it has read, so whoever writes raises the version
 * and leaves picked rows alone.
 */
final class Plans {

    private static final Table<Record> TASKS = Types.table("scheduled_tasks");
    private static final Field<String> TASK = Types.text("task_name");
    private static final Field<String> INSTANCE = Types.text("task_instance");
    private static final Field<Instant> DUE = Types.instant("execution_time");
    private static final Field<Boolean> PICKED = Types.flag("picked");
    private static final Field<Long> VERSION = Types.number("version");
    private static final Field<Long> FAILURES = Types.number("consecutive_failures");

    private static final Field<String> PICKED_BY = Types.text("picked_by");
    private static final Field<Instant> LAST_HEARTBEAT = Types.instant("last_heartbeat");

    /** Work that a server has taken, by the version under which it took it. */
    record Held(Kind kind, String instance, String server, long version, Instant lastSign) {}

    private final Sql sql;
    private final String insert;
    private final String remove;

    Plans(Sql sql) {
        this.sql = sql;
        this.insert = sql.newRow(DSL.insertInto(TASKS, TASK, INSTANCE, DUE, PICKED, VERSION)
                .values((String) null, (String) null, (Instant) null, (Boolean) null, (Long) null));
        this.remove = sql.text(DSL.deleteFrom(TASKS)
                .where(TASK.eq((String) null).and(INSTANCE.eq((String) null)).and(PICKED.isFalse())));
    }

    /** False when the work runs at this moment, so that it cannot be planned. */
    boolean put(Kind kind, String instance, Instant due) {
        return inserted(kind, instance, due) || moved(kind, instance, due);
    }

    /** Running work goes on. One row at a time: asked for several at once, Derby looks at and locks all of a kind. */
    void remove(Kind kind, String... instances) {
        sql.batch(
                remove,
                Stream.of(instances)
                        .map(instance -> new Object[] {kind, instance})
                        .toList());
    }

    List<Plan> list(Kind kind, String without, int most) {
        return sql.now()
                .select(INSTANCE, DUE, FAILURES)
                .from(TASKS)
                .where(TASK.eq(kind.name()).and(INSTANCE.notLike(without + "%")))
                .orderBy(DUE)
                .limit(most)
                .fetch(row -> new Plan(
                        row.get(INSTANCE),
                        row.get(DUE),
                        Optional.ofNullable(row.get(FAILURES)).orElse(0L).intValue()));
    }

    /** Those of the instances that have a row. */
    Set<String> there(Kind kind, Collection<String> instances) {
        return sql.now()
                .select(INSTANCE)
                .from(TASKS)
                .where(TASK.eq(kind.name()).and(INSTANCE.in(instances)))
                .fetchSet(INSTANCE);
    }

    /** Every instance that has a row. */
    Set<String> all(Kind kind) {
        return sql.now()
                .select(INSTANCE)
                .from(TASKS)
                .where(TASK.eq(kind.name()))
                .fetchSet(INSTANCE);
    }

    /** What is held by servers that have given no sign of life since. */
    List<Held> held(Instant silentSince) {
        return sql.now()
                .select(TASK, INSTANCE, PICKED_BY, VERSION, LAST_HEARTBEAT)
                .from(TASKS)
                .where(LAST_HEARTBEAT.lt(silentSince).and(PICKED.isTrue()))
                .fetch(row -> new Held(
                        Kind.valueOf(row.get(TASK)),
                        row.get(INSTANCE),
                        row.get(PICKED_BY),
                        row.get(VERSION),
                        row.get(LAST_HEARTBEAT)));
    }

    private boolean inserted(Kind kind, String instance, Instant due) {
        return sql.insertNew(insert, kind, instance, due, false, 1L);
    }

    private boolean moved(Kind kind, String instance, Instant due) {
        return sql.now()
                        .update(TASKS)
                        .set(DUE, due)
                        .set(FAILURES, 0L)
                        .set(VERSION, VERSION.plus(1))
                        .where(TASK.eq(kind.name()).and(INSTANCE.eq(instance)).and(PICKED.isFalse()))
                        .execute()
                == 1;
    }
}
