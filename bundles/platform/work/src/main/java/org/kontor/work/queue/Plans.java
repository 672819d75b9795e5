package org.kontor.work.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    private final Sql sql;
    private final String remove;

    Plans(Sql sql) {
        this.sql = sql;
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

    private boolean inserted(Kind kind, String instance, Instant due) {
        return sql.insertNew(sql.now()
                .insertInto(TASKS, TASK, INSTANCE, DUE, PICKED, VERSION)
                .values(kind.name(), instance, due, false, 1L));
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
