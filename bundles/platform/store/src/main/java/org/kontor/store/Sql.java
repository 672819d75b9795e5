package org.kontor.store;

import java.util.List;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.exception.IntegrityConstraintViolationException;

/** SQL on the transaction of this thread; only store packages use it. */
public interface Sql {

    /** Throws {@link IllegalStateException} outside {@link Transactions#call}. */
    DSLContext now();

    /**
     * Runs the statement in this thread's transaction once for each row, all sent together, and not at all without
     * rows. A row is a value for every variable: text, choice, instant, id, number or flag, or null for none. Returns how
     * many rows each changed; an insertion need not say.
     */
    default int[] batch(Query statement, List<Object[]> rows) {
        return batch(text(statement), rows);
    }

    /** The statement's text, for a store that runs it often: rendering it costs as much as running it may. */
    String text(Query statement);

    /** As the other, with a text of ours. */
    int[] batch(String text, List<Object[]> rows);

    /** Runs a text of ours once, and tells how many rows it has changed. Values are those of a batch. */
    default int execute(String text, Object... values) {
        return batch(text, List.<Object[]>of(values))[0];
    }

    /**
     * Inserts the row unless one of its keys is taken, and tells whether it did; the transaction goes on in both cases.
     * PostgreSQL ends a transaction in which a statement failed, so there it must not fail.
     */
    default boolean insertNew(InsertOnDuplicateStep<?> row) {
        return isNew(orNothing(row)::execute);
    }

    /** The text of a row's insertion, for the other {@code insertNew}. */
    default String newRow(InsertOnDuplicateStep<?> row) {
        return text(orNothing(row));
    }

    /** As the other, with the text of {@link #newRow}. */
    default boolean insertNew(String newRow, Object... values) {
        return isNew(() -> execute(newRow, values));
    }

    private Query orNothing(InsertOnDuplicateStep<?> row) {
        return dialect() == SQLDialect.POSTGRES ? row.onConflictDoNothing() : row;
    }

    private boolean isNew(IntSupplier insertion) {
        try {
            return insertion.getAsInt() == 1;
        } catch (IntegrityConstraintViolationException taken) {
            if (dialect() == SQLDialect.POSTGRES) {
                throw taken;
            }
            return false;
        }
    }

    /** Connections with transactions of their own, for a library that must manage them itself: the queue. */
    DataSource connections();

    SQLDialect dialect();
}
