package org.kontor.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.junit.rules.ExternalResource;
import org.kontor.store.engine.Engine;

/** A new, empty database for each test of those that run on Derby in memory and on PostgreSQL. */
public final class EitherDatabase extends ExternalResource {

    /** What a test is parameterized with. */
    public static final List<SQLDialect> DIALECTS = List.of(SQLDialect.DERBY, SQLDialect.POSTGRES);

    private static final int CONNECTIONS = 10;

    private final SQLDialect dialect;
    private final TestPostgres postgres;
    private final int connections;
    private HikariDataSource pool;
    private Engine engine;

    public EitherDatabase(SQLDialect dialect, TestPostgres postgres) {
        this(dialect, postgres, CONNECTIONS);
    }

    public EitherDatabase(SQLDialect dialect, TestPostgres postgres, int connections) {
        this.dialect = dialect;
        this.postgres = postgres;
        this.connections = connections;
    }

    /** On the test's database, with these modules' tables. */
    public Engine with(String... modules) {
        for (String module : modules) {
            TestStore.migrate(engine, engine, module);
        }
        return engine;
    }

    @Override
    protected void before() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                dialect == SQLDialect.DERBY
                        ? "jdbc:derby:memory:" + UUID.randomUUID() + ";create=true"
                        : postgres.freshDatabase());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(connections);
        pool = new HikariDataSource(config);
        engine = new Engine(pool, dialect);
    }

    @Override
    protected void after() {
        pool.close();
    }
}
