package org.kontor.benchmarks;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What PostgreSQL could do at best: find whose turn it is, and write the rows that an answer changes, one statement for
 * each table, a question's numbers a transaction.
 */
final class PollFloor {

    private static final List<String> WRITES = List.of(
            "update journeys set version = version + 2 where order_id = any (?)",
            "update legs set asked_at = now() where id = any (?)",
            "update polls set next_at = now() + interval '30 minutes' where leg_id = any (?)");

    private static final String DUE =
            "select leg_id from polls where carrier = ? and next_at <= now() order by next_at limit ?";

    private final DataSource pool;
    private final int numbers;

    PollFloor(DataSource pool, int numbers) {
        this.pool = pool;
        this.numbers = numbers;
    }

    /** Until no number of the account is due. */
    void poll(String account) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            List<UUID> due = due(connection, account);
            while (!due.isEmpty()) {
                Array ids = connection.createArrayOf("uuid", due.toArray());
                for (String write : WRITES) {
                    write(connection, write, ids);
                }
                connection.commit();
                due = due(connection, account);
            }
            connection.commit();
        }
    }

    private List<UUID> due(Connection connection, String account) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setString(1, account);
            select.setInt(2, numbers);
            List<UUID> due = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(rows.getObject(1, UUID.class));
                }
            }
            return due;
        }
    }

    private static void write(Connection connection, String write, Array ids) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(write)) {
            update.setArray(1, ids);
            update.executeUpdate();
        }
    }
}
