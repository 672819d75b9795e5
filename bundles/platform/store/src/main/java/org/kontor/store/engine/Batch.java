package org.kontor.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.kontor.store.Types;

/** One statement with many rows, prepared once and sent together; fails as jOOQ's own would. */
final class Batch {

    /** The class of SQL states. */
    private static final String CONSTRAINT_VIOLATED = "23";

    private Batch() {}

    static int[] execute(Connection connection, String statement, List<Object[]> rows, SQLDialect dialect)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            if (rows.size() == 1) {
                fill(prepared, rows.get(0), dialect);
                return new int[] {prepared.executeUpdate()};
            }
            for (Object[] row : rows) {
                fill(prepared, row, dialect);
                prepared.addBatch();
            }
            return prepared.executeBatch();
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(CONSTRAINT_VIOLATED)) {
                throw new IntegrityConstraintViolationException(e.getMessage(), e);
            }
            throw e;
        }
    }

    private static void fill(PreparedStatement prepared, Object[] row, SQLDialect dialect) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            Types.set(prepared, i + 1, row[i], dialect);
        }
    }
}
