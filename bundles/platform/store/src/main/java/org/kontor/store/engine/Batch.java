package org.kontor.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jooq.SQLDialect;
import org.kontor.store.Types;

/** One statement with many rows, prepared once and sent together. */
final class Batch {

    private Batch() {}

    static int[] execute(Connection connection, String statement, List<Object[]> rows, SQLDialect dialect)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    Types.set(prepared, i + 1, row[i], dialect);
                }
                prepared.addBatch();
            }
            return prepared.executeBatch();
        }
    }
}
