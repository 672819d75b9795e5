package org.kontor.store.migration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.kontor.store.engine.Database;
import org.kontor.store.engine.TestDatabases;
import org.kontor.testkit.TestPostgres;

@RunWith(Parameterized.class)
public class MigratorTest {

    private static final Script FIRST = new Script(
            1,
            "V0001__first.sql",
            """
            -- a comment; with a semicolon
            create table boxes (id ${uuid} not null primary key, made_at ${instant}, body ${document});
            create index boxes_made on boxes (made_at);
            """);
    private static final Script SECOND =
            new Script(2, "V0002__second.sql", "alter table boxes add column size_bytes bigint;\n");

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final TestDatabases databases;

    private Database database;
    private Migrator migrator;

    public MigratorTest(TestDatabases.Kind kind) {
        databases = new TestDatabases(kind, POSTGRES);
    }

    @Parameterized.Parameters(name = "{0}")
    public static Object[] kinds() {
        return TestDatabases.Kind.values();
    }

    @Before
    public void open() {
        database = databases.fresh();
        migrator = new Migrator(database, database, TestDatabases.clock());
    }

    @Test
    public void scriptsAreAppliedInTheOrderOfTheirNumbers() {
        migrator.migrate("a", List.of(SECOND, FIRST));

        assertEquals(2, history());
        database.run(() -> database.now().execute("select size_bytes from boxes"));
    }

    @Test
    public void whatIsAppliedIsNotAppliedAgain() {
        migrator.migrate("a", List.of(FIRST));
        migrator.migrate("a", List.of(FIRST));
        migrator.migrate("a", List.of(FIRST, SECOND));

        assertEquals(2, history());
    }

    @Test
    public void aScriptThatChangedAfterwardsIsRefused() {
        migrator.migrate("a", List.of(FIRST));
        Script changed = new Script(1, FIRST.name(), FIRST.text() + "-- changed\n");

        String message = assertThrows(IllegalStateException.class, () -> migrator.migrate("a", List.of(changed)))
                .getMessage();
        assertTrue(message, message.contains("a/V0001__first.sql has changed"));
    }

    @Test
    public void twoScriptsWithOneNumberAreRefused() {
        Script twin = new Script(1, "V0001__twin.sql", "create table twin (id int);\n");

        assertThrows(IllegalStateException.class, () -> migrator.migrate("a", List.of(FIRST, twin)));
        assertEquals(0, history());
    }

    @Test
    public void aModuleIsMigratedAsAWholeOrNotAtAll() {
        Script broken = new Script(2, "V0002__broken.sql", "create table second (id int);\nthis is no SQL;\n");

        assertThrows(DataAccessException.class, () -> migrator.migrate("a", List.of(FIRST, broken)));
        assertEquals(0, history());
        migrator.migrate("a", List.of(FIRST, SECOND));
    }

    @Test
    public void serversThatStartAtOnceMigrateOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                String shared = databases.freshUrl();
                Database first = databases.open(shared);
                Database second = shared.startsWith("jdbc:derby:") ? first : databases.open(shared);
                migrateAtOnce(threads, List.of(first, second));
                assertEquals(4, history(first));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void migrateAtOnce(ExecutorService threads, List<Database> servers) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Database server = servers.get(i % 2);
            String name = "things" + i / 2;
            done.add(threads.submit(() -> {
                start.await();
                new Migrator(server, server, TestDatabases.clock()).migrate(name, List.of(table(name)));
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : done) {
            each.get(60, TimeUnit.SECONDS);
        }
    }

    private static Script table(String name) {
        return new Script(1, "V0001__one.sql", "create table " + name + " (id ${uuid} not null primary key);\n");
    }

    private int history() {
        return history(database);
    }

    private static int history(Database of) {
        return of.call(() -> of.now().fetchCount(DSL.table("schema_history")));
    }
}
