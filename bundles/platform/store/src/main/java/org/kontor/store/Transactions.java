package org.kontor.store;

import java.util.function.Supplier;

/** Runs work in one database transaction. */
public interface Transactions {

    /**
     * Runs the work in the transaction of this thread, or in a new one that commits when the work returns and rolls back
     * when it throws. A new one that loses a race in the database (deadlock, serialisation) is run again, up to five
     * times: work must have no effect outside the database.
     */
    <T> T call(Supplier<T> work);

    /** The same for work without a result. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** True inside a transaction: then no provider may be called. */
    boolean active();
}
