package org.kontor.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.jooq.SQLDialect;
import org.kontor.store.engine.Engine;

/**
 * Derby databases in memory, with the migrations of some modules and what these put into the tables, and nothing else. To
 * make one takes longer than most tests: a database that a test has done with is emptied for the next.
 */
final class MemoryDerby {

    private static final Map<List<String>, Deque<MemoryDerby>> FREE = new LinkedHashMap<>();
    private static final String TABLES =
            "select t.tablename from sys.systables t join sys.sysschemas s on s.schemaid = t.schemaid"
                    + " where t.tabletype = 'T' and s.schemaname not like 'SYS%' order by t.tablename";

    private final List<String> modules;
    private final HikariDataSource pool;
    private final List<String> migrated = new ArrayList<>();
    private final List<String> emptied = new ArrayList<>();

    private MemoryDerby(List<String> modules) {
        this.modules = modules;
        System.setProperty("derby.stream.error.file", "target/derby.log");
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName("memory:" + UUID.randomUUID());
        derby.setConnectionAttributes("create=true");
        this.pool = pool(derby);
        Engine engine = new Engine(pool, SQLDialect.DERBY);
        modules.forEach(module -> TestStore.migrate(engine, engine, module));
        findEmptyTables();
    }

    static MemoryDerby take(List<String> modules) {
        synchronized (FREE) {
            Deque<MemoryDerby> free = FREE.get(modules);
            if (free != null && !free.isEmpty()) {
                return free.pop();
            }
        }
        return new MemoryDerby(modules);
    }

    DataSource source() {
        return pool;
    }

    /** Only what is empty again is given to another test. */
    void giveBack() {
        empty();
        synchronized (FREE) {
            FREE.computeIfAbsent(modules, none -> new ArrayDeque<>()).push(this);
        }
    }

    /** What migrations filled stays as they filled it: tests do not change it. */
    private void findEmptyTables() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            migrated.addAll(tables(statement));
            for (String table : migrated) {
                try (ResultSet row = statement.executeQuery("select 1 from " + table + " fetch first row only")) {
                    if (!row.next()) {
                        emptied.add(table);
                    }
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tables that others refer to are emptied after those; a test's own tables go. */
    private void empty() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> left = new ArrayList<>(emptied);
            while (!left.isEmpty()) {
                if (!left.removeIf(table -> emptied(statement, table))) {
                    throw new IllegalStateException("cannot empty " + left);
                }
            }
            List<String> own = tables(statement);
            own.removeAll(migrated);
            for (String table : own) {
                statement.executeUpdate("drop table " + table);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet tables = statement.executeQuery(TABLES)) {
            while (tables.next()) {
                all.add(tables.getString(1));
            }
        }
        return all;
    }

    private static boolean emptied(Statement statement, String table) {
        try {
            statement.executeUpdate("delete from " + table);
            return true;
        } catch (SQLException stillReferredTo) {
            if ("23503".equals(stillReferredTo.getSQLState())) {
                return false;
            }
            throw new IllegalStateException("cannot empty " + table, stillReferredTo);
        }
    }

    private static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }
}
