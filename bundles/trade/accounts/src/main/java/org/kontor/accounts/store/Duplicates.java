package org.kontor.accounts.store;

import org.jooq.exception.DataAccessException;

/** Tells a broken unique index from other failures. */
final class Duplicates {

    private Duplicates() {}

    /** False when the statement would have broken a unique index; nothing more can be done in the transaction then. */
    static boolean absent(Runnable insert) {
        try {
            insert.run();
            return true;
        } catch (DataAccessException e) {
            if ("23505".equals(e.sqlState())) {
                return false;
            }
            throw e;
        }
    }
}
