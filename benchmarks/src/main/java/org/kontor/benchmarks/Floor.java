package org.kontor.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the database could do at best: the rows of one trade, taken from a stopped server's own Derby, written again by
 * plain JDBC with fresh keys, all in one transaction a trade. No rules, no HTTP, no providers.
 */
final class Floor {

    /** Rows of one table that one trade leaves behind: sample rows to write again, and which columns hold the key. */
    private record Share(String insert, Set<Integer> keys, List<Object[]> rows) {}

    record Result(double tradesPerSecond, int rowsPerTrade, Map<String, Integer> rowsByTable) {}

    private final String url;

    Floor(Path database) {
        this.url = "jdbc:derby:" + database;
    }

    /** {@code trades} is how many the server finished in this database.  */
    Result measure(long trades, int threads, long seconds) throws Exception {
        List<Share> shares = new ArrayList<>();
        Map<String, Integer> rowsByTable = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String table : tables(connection)) {
                dropForeignKeys(connection, table);
                int each = (int) Math.round(count(connection, table) / (double) trades);
                if (each > 0) {
                    shares.add(share(connection, table, each));
                    rowsByTable.put(table, each);
                }
            }
        }
        double rate = write(shares, threads, seconds);
        shutDown();
        return new Result(
                rate, rowsByTable.values().stream().mapToInt(Integer::intValue).sum(), rowsByTable);
    }

    private double write(List<Share> shares, int threads, long seconds) throws Exception {
        AtomicLong written = new AtomicLong();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Void>> writers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            writers.add(pool.submit((Callable<Void>) () -> {
                try (Connection connection = DriverManager.getConnection(url)) {
                    connection.setAutoCommit(false);
                    while (System.nanoTime() < end) {
                        trade(connection, shares);
                        written.incrementAndGet();
                    }
                }
                return null;
            }));
        }
        for (Future<Void> writer : writers) {
            writer.get();
        }
        pool.shutdown();
        return written.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static void trade(Connection connection, List<Share> shares) throws SQLException {
        for (Share share : shares) {
            try (PreparedStatement insert = connection.prepareStatement(share.insert())) {
                for (Object[] row : share.rows()) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, share.keys().contains(i) ? fresh(row[i]) : row[i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        connection.commit();
    }

    /** A new key of the same kind: text keys become new ids of at most the old length, others stay. */
    private static Object fresh(Object key) {
        if (!(key instanceof String text)) {
            return key;
        }
        String id = UUID.randomUUID().toString();
        return text.length() < id.length() ? id.substring(id.length() - text.length()) : id;
    }

    private static Share share(Connection connection, String table, int rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select * from " + table)) {
            int width = found.getMetaData().getColumnCount();
            List<Object[]> samples = new ArrayList<>();
            while (samples.size() < rows && found.next()) {
                Object[] row = new Object[width];
                for (int i = 0; i < width; i++) {
                    // A large text can be read only once, and only as text.
                    boolean large = found.getMetaData().getColumnType(i + 1) == java.sql.Types.CLOB;
                    row[i] = large ? found.getString(i + 1) : found.getObject(i + 1);
                }
                samples.add(row);
            }
            String marks = String.join(", ", java.util.Collections.nCopies(width, "?"));
            return new Share("insert into " + table + " values (" + marks + ")", keys(connection, table), samples);
        }
    }

    private static Set<Integer> keys(Connection connection, String table) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        Set<String> names = new HashSet<>();
        try (ResultSet key = meta.getIndexInfo(null, null, table, true, false)) {
            while (key.next()) {
                names.add(key.getString("COLUMN_NAME"));
            }
        }
        Set<Integer> indexes = new HashSet<>();
        try (ResultSet columns = meta.getColumns(null, null, table, null)) {
            for (int i = 0; columns.next(); i++) {
                if (names.contains(columns.getString("COLUMN_NAME"))) {
                    indexes.add(i);
                }
            }
        }
        return indexes;
    }

    /** Every row gets a key of its own, so rows no longer point at each other; the floor is the faster for it. */
    private static void dropForeignKeys(Connection connection, String table) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet keys = connection.getMetaData().getImportedKeys(null, null, table)) {
            while (keys.next()) {
                names.add(keys.getString("FK_NAME"));
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String name : names) {
                statement.execute("alter table " + table + " drop constraint \"" + name + "\"");
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, null, new String[] {"TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void shutDown() throws SQLException {
        try {
            DriverManager.getConnection("jdbc:derby:;shutdown=true").close();
        } catch (SQLException e) {
            if (!"XJ015".equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
