package org.kontor.store.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.kontor.store.NoConnectionException;
import org.kontor.store.Sql;
import org.kontor.store.StoreStatistics;
import org.kontor.store.Transactions;

/** Transactions bound to the thread, on connections from a pool. */
public final class Engine implements Transactions, Sql, StoreStatistics {

    /**
     * Serialisation failures and deadlocks, as PostgreSQL and Derby name them, and PostgreSQL's refusal to go on after a
     * statement that lost a race for a key: nothing was done, so it may be tried again.
     */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "40XL1", "40XL2", "25P02");

    private static final int ATTEMPTS = 5;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
    private final LongAdder statements = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final DataSource source;
    private final CountedSource counted;
    private final DSLContext sql;
    private volatile boolean closed;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    /** Connections must come with automatic commits off. */
    public Engine(DataSource source, SQLDialect dialect) {
        this.source = source;
        this.counted = new CountedSource(source, statements, commits);
        this.sql = DSL.using(new DefaultConfiguration()
                .set(dialect)
                .set(new CurrentConnection(current))
                .set(new Settings()
                        .withRenderSchema(false)
                        .withRenderCatalog(false)
                        .withExecuteLogging(false)
                        .withFetchWarnings(false)
                        .withParamCastMode(ParamCastMode.NEVER)
                        .withInListPadding(true)
                        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED))
                .set(ExecuteListener.onExecuteStart((ExecuteContext context) -> statements.increment())));
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (active()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !lostRace(e)) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS) * attempt);
            }
        }
    }

    @Override
    public boolean active() {
        return current.get() != null;
    }

    @Override
    public DSLContext now() {
        if (!active()) {
            throw new IllegalStateException("no transaction: wrap the work in Transactions.call");
        }
        return sql;
    }

    @Override
    public String text(Query statement) {
        return sql.render(statement);
    }

    @Override
    public int[] batch(String text, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        statements.increment();
        return now().connectionResult(connection -> Batch.execute(connection, text, rows, dialect()));
    }

    @Override
    public DataSource connections() {
        return counted;
    }

    @Override
    public SQLDialect dialect() {
        return sql.dialect();
    }

    @Override
    public long statements() {
        return statements.sum();
    }

    @Override
    public long commits() {
        return commits.sum();
    }

    /** Lets running transactions finish, for at most ten seconds, and refuses new ones. */
    public void close() {
        closed = true;
        try {
            if (open.writeLock().tryLock(10, TimeUnit.SECONDS)) {
                open.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T once(Supplier<T> work) {
        open.readLock().lock();
        try (Connection connection = fromPool()) {
            current.set(connection);
            return committed(connection, work);
        } catch (SQLException e) {
            // Perhaps it was committed: whoever wants to repeat must look first.
            throw new DataAccessException("the database did not say how a transaction ended", e);
        } finally {
            current.remove();
            open.readLock().unlock();
        }
    }

    private <T> T committed(Connection connection, Supplier<T> work) throws SQLException {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
        connection.commit();
        commits.increment();
        return result;
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private Connection fromPool() {
        if (closed) {
            throw new DataAccessException("the store is closing");
        }
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new NoConnectionException(e);
        }
    }

    /** The queue library wraps what the driver throws in exceptions of its own. */
    private static boolean lostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException lost
                    && lost.getSQLState() != null
                    && LOST_RACES.contains(lost.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
