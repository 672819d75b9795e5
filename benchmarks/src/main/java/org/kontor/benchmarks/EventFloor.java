package org.kontor.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What PostgreSQL could take at best: the rows of scans with their key and index, a batch a transaction, and nothing
 * else.
 */
final class EventFloor {

    private static final String INSERT =
            "insert into floor_scans values (?, ?, ?, '+08:00', ?, 'IN_TRANSIT', 'NONE', 'PU', ?, 'Leipzig')";

    private final DataSource pool;
    private final int rows;

    EventFloor(DataSource pool, int rows) {
        this.pool = pool;
        this.rows = rows;
    }

    void prepare() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement table =
                        connection.prepareStatement("create table floor_scans (like leg_scans including all)")) {
            table.execute();
            connection.commit();
        }
    }

    int batch() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Timestamp now = Timestamp.from(Instant.now());
            UUID leg = UUID.randomUUID();
            for (int i = 0; i < rows; i++) {
                insert.setObject(1, i % 5 == 0 ? leg = UUID.randomUUID() : leg);
                insert.setString(2, "scan-" + i);
                insert.setTimestamp(3, now);
                insert.setTimestamp(4, now);
                insert.setString(5, "Shipment processed in a facility of the carrier");
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            return rows;
        }
    }
}
