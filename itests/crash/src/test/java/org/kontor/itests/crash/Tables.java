package org.kontor.itests.crash;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.store.Types;

/** What is in the database, read by nobody's rules but ours. */
final class Tables {

    static final Field<UUID> ID = Types.uuid("id");
    static final Field<UUID> SUBJECT = Types.uuid("subject");
    static final Field<UUID> RESOURCE = Types.uuid("resource");
    static final Field<UUID> PAYMENT = Types.uuid("payment_id");
    static final Field<UUID> TRANSFER = Types.uuid("transfer_id");
    static final Field<String> STATE = Types.text("state");
    static final Field<String> KIND = Types.text("kind");
    static final Field<String> PURPOSE = Types.text("purpose");
    static final Field<String> ENTRY = Types.text("entry_id");
    static final Field<String> EVENT = Types.text("event");
    static final Field<Long> AMOUNT = Types.number("amount");
    static final Field<String> INSTANCE = Types.text("task_instance");

    private static final Field<Instant> DUE = Types.instant("execution_time");
    private static final Field<Boolean> PICKED = Types.flag("picked");
    private static final Field<Long> FAILURES = Types.number("consecutive_failures");

    private final Transactions transactions;
    private final Sql sql;

    Tables(Transactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    Result<Record> rows(String table, Field<?>... columns) {
        return rows(table, DSL.noCondition(), columns);
    }

    Result<Record> rows(String table, Condition condition, Field<?>... columns) {
        return transactions.call(() -> sql.now()
                .select(columns)
                .from(Types.table(table))
                .where(condition)
                .fetch()
                .into(columns));
    }

    /** What runs, or runs within a second; the inspector's look at the books comes every minute. */
    List<String> due() {
        return rows(
                        "scheduled_tasks",
                        PICKED.isTrue()
                                .or(DUE.lt(Instant.now().plusSeconds(1)))
                                .and(INSTANCE.notLike("payments.inspect%")),
                        INSTANCE,
                        FAILURES)
                .map(row -> row.get(INSTANCE) + " is due after " + row.get(FAILURES) + " failures");
    }
}
