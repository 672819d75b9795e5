package org.kontor.store.engine;

import java.sql.Connection;
import org.jooq.ConnectionProvider;

/** Gives each statement the connection of its thread's transaction, so that one configuration serves all of them. */
record CurrentConnection(ThreadLocal<Connection> current) implements ConnectionProvider {

    @Override
    public Connection acquire() {
        return current.get();
    }

    /** The transaction gives it back. */
    @Override
    public void release(Connection connection) {}
}
