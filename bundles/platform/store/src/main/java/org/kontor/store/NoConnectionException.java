package org.kontor.store;

import org.jooq.exception.DataAccessException;

/** The database gave no connection in time: it is away, or more is asked of it than it can do. Nothing happened. */
public final class NoConnectionException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    public NoConnectionException(Throwable cause) {
        super("the database gives no connection", cause);
    }
}
