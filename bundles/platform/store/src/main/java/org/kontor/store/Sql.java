package org.kontor.store;

import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;

/** SQL on the transaction of this thread; only store packages use it. */
public interface Sql {

    /** Throws {@link IllegalStateException} outside {@link Transactions#call}. */
    DSLContext now();

    /**
     * Runs the statement in this thread's transaction once for each row, all sent together, and not at all without
     * rows. A row is a value for every variable: text, choice, instant, id, number or flag, never null. Returns how
     * many rows each changed; an insertion need not say.
     */
    int[] batch(Query statement, List<Object[]> rows);

    /** Connections with transactions of their own, for a library that must manage them itself: the queue. */
    DataSource connections();

    SQLDialect dialect();
}
