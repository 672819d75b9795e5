package org.kontor.store.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.junit.Test;
import org.kontor.store.NoConnectionException;

/** What no real database does on request: it fails while it connects, commits or rolls back. */
public class CommitTest {

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    public void aCommitWithoutAnAnswerIsNotRepeated() {
        Engine engine = new Engine(failingAt("commit", "08006"), SQLDialect.POSTGRES);

        assertThrows(DataAccessException.class, () -> engine.run(runs::incrementAndGet));
        assertEquals(1, runs.get());
        assertEquals(0, engine.commits());
    }

    @Test
    public void aCommitThatLostARaceIsRepeated() {
        Engine engine = new Engine(failingAt("commit", "40001"), SQLDialect.POSTGRES);

        assertThrows(DataAccessException.class, () -> engine.run(runs::incrementAndGet));
        assertEquals(5, runs.get());
    }

    @Test
    public void aFailedRollbackDoesNotHideItsReason() {
        Engine engine = new Engine(failingAt("rollback", "08006"), SQLDialect.POSTGRES);
        IllegalStateException reason = new IllegalStateException("the work failed");

        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> engine.run(() -> {
                    throw reason;
                }));
        assertSame(reason, thrown);
        assertEquals(1, thrown.getSuppressed().length);
    }

    /** The pool's own exception names no SQL state. */
    @Test
    public void whoGetsNoConnectionIsToldSoAndNothingRuns() {
        Engine engine = new Engine(proxy(DataSource.class, "getConnection", null, null), SQLDialect.POSTGRES);

        assertThrows(NoConnectionException.class, () -> engine.run(runs::incrementAndGet));
        assertEquals(0, runs.get());
    }

    private static DataSource failingAt(String step, String state) {
        Connection connection = proxy(Connection.class, step, state, null);
        return proxy(DataSource.class, "", "", connection);
    }

    private static <T> T proxy(Class<T> type, String failing, String state, Object result) {
        return type.cast(Proxy.newProxyInstance(
                CommitTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(failing)) {
                        throw new SQLException("injected", state);
                    }
                    return result;
                }));
    }
}
