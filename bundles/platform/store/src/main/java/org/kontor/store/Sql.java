package org.kontor.store;

import org.jooq.DSLContext;

/** SQL on the transaction of this thread; only a step's store package uses it. */
public interface Sql {

    /** Throws {@link IllegalStateException} outside {@link Transactions#call}. */
    DSLContext now();
}
