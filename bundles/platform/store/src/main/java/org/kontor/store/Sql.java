package org.kontor.store;

import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** SQL on the transaction of this thread; only store packages use it. */
public interface Sql {

    /** Throws {@link IllegalStateException} outside {@link Transactions#call}. */
    DSLContext now();

    /** Connections with transactions of their own, for a library that must manage them itself: the queue. */
    DataSource connections();

    SQLDialect dialect();
}
