package org.kontor.store.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.jooq.exception.DataAccessException;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.testkit.TestPostgres;

public class PostgresOutageTest {

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final TestDatabases databases = new TestDatabases(TestDatabases.Kind.POSTGRES, POSTGRES);

    @Test
    public void workFailsSoonWhileTheDatabaseIsAwayAndGoesOnAfterwards() {
        Database database = databases.fresh();
        database.run(() -> database.now().execute("create table kept (id int)"));
        database.run(() -> database.now().execute("insert into kept values (1)"));

        POSTGRES.crash();
        Instant before = Instant.now();
        assertThrows(
                DataAccessException.class,
                () -> database.run(() -> database.now().execute("select 1")));
        Duration waited = Duration.between(before, Instant.now());
        assertTrue("waited " + waited, waited.compareTo(Duration.ofSeconds(8)) < 0);

        POSTGRES.start();
        int kept = database.call(() -> database.now().fetchCount(org.jooq.impl.DSL.table("kept")));
        assertEquals("what was committed survived the crash", 1, kept);
    }

    @Test
    public void sessionsEndStatementsAndTransactionsThatHang() {
        Database database = databases.fresh();

        assertEquals("25s", setting(database, "statement_timeout"));
        assertEquals("10s", setting(database, "idle_in_transaction_session_timeout"));
        assertEquals("on", setting(database, "fsync"));
        assertEquals("on", setting(database, "synchronous_commit"));
    }

    private static String setting(Database database, String name) {
        return database.call(() -> database.now().fetchSingle("show " + name).get(0, String.class));
    }
}
