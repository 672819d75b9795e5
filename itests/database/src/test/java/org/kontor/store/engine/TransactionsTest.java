package org.kontor.store.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.kontor.store.Types;
import org.kontor.testkit.TestPostgres;

@RunWith(Parameterized.class)
public class TransactionsTest {

    private static final Table<Record> THINGS = Types.table("things");
    private static final Field<Long> ID = Types.number("id");
    private static final Field<Long> TIMES = Types.number("times");

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final TestDatabases databases;

    private Database database;

    public TransactionsTest(TestDatabases.Kind kind) {
        databases = new TestDatabases(kind, POSTGRES);
    }

    @Parameterized.Parameters(name = "{0}")
    public static Object[] kinds() {
        return TestDatabases.Kind.values();
    }

    @Before
    public void createThings() {
        database = databases.fresh();
        database.run(() ->
                database.now().execute("create table things (id bigint not null primary key, times bigint not null)"));
    }

    @Test
    public void workThatReturnsIsKept() {
        long result = database.call(() -> {
            insert(1);
            return 7L;
        });

        assertEquals(7, result);
        assertEquals(1, count());
    }

    @Test
    public void workThatThrowsLeavesNothing() {
        IllegalStateException thrown = new IllegalStateException("no");

        assertSame(
                thrown,
                assertThrows(
                        IllegalStateException.class,
                        () -> database.run(() -> {
                            insert(1);
                            throw thrown;
                        })));
        assertEquals(0, count());
    }

    @Test
    public void aCallInsideATransactionJoinsIt() {
        long before = database.commits();
        assertThrows(
                IllegalStateException.class,
                () -> database.run(() -> {
                    database.run(() -> insert(1));
                    assertEquals(1, count());
                    throw new IllegalStateException("the outer work fails");
                }));

        assertEquals("nothing was committed", before, database.commits());
        assertEquals(0, count());
    }

    @Test
    public void sqlNeedsATransaction() {
        assertThrows(IllegalStateException.class, database::now);
        assertFalse(database.active());
        assertTrue(database.call(database::active));
        assertFalse(database.active());
    }

    @Test
    public void aDeadlockIsRunAgain() throws Exception {
        assertADeadlockIsRunAgain(this::increment);
    }

    @Test
    public void aDeadlockInABatchIsRunAgain() throws Exception {
        assertADeadlockIsRunAgain(id -> database.batch(incrementation(0), List.<Object[]>of(new Object[] {1L, id})));
    }

    private void assertADeadlockIsRunAgain(LongConsumer increment) throws Exception {
        database.run(() -> {
            insert(1);
            insert(2);
        });
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        AtomicInteger runs = new AtomicInteger();
        LongConsumer first = id -> {
            runs.incrementAndGet();
            increment.accept(id);
            bothHoldOne.countDown();
            await(bothHoldOne);
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);

        try {
            Future<?> upwards = threads.submit(() -> database.run(() -> {
                first.accept(1);
                increment.accept(2);
            }));
            Future<?> downwards = threads.submit(() -> database.run(() -> {
                first.accept(2);
                increment.accept(1);
            }));
            upwards.get(60, TimeUnit.SECONDS);
            downwards.get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertTrue("one of them lost and ran again", runs.get() > 2);
        assertEquals(List.of(2L, 2L), times());
    }

    @Test
    public void aRaceLostFiveTimesIsGivenUp() {
        AtomicInteger runs = new AtomicInteger();
        assertThrows(
                DataAccessException.class,
                () -> database.run(() -> {
                    runs.incrementAndGet();
                    throw new DataAccessException("lost", new SQLException("deadlock", "40P01"));
                }));

        assertEquals(5, runs.get());
    }

    @Test
    public void aRaceLostInsideALibraryIsRunAgain() {
        AtomicInteger runs = new AtomicInteger();
        database.run(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException(new SQLException("serialisation", "40001"));
            }
        });

        assertEquals(2, runs.get());
    }

    @Test
    public void onlyTheOutermostIsRunAgain() {
        AtomicInteger outer = new AtomicInteger();
        AtomicInteger inner = new AtomicInteger();
        database.run(() -> {
            outer.incrementAndGet();
            database.run(() -> {
                if (inner.incrementAndGet() == 1) {
                    throw new DataAccessException("lost", new SQLException("deadlock", "40001"));
                }
                insert(1);
            });
        });

        assertEquals(2, outer.get());
        assertEquals(2, inner.get());
        assertEquals(1, count());
    }

    @Test
    public void aBrokenRuleIsNotRunAgain() {
        AtomicInteger runs = new AtomicInteger();
        database.run(() -> insert(1));
        assertThrows(
                DataAccessException.class,
                () -> database.run(() -> {
                    runs.incrementAndGet();
                    insert(1);
                }));

        assertEquals(1, runs.get());
    }

    @Test
    public void aBatchIsOneStatementAndSaysWhatEachRowChanged() {
        database.run(() -> insert(1));
        long before = database.statements();
        List<Object[]> rows = List.of(new Object[] {3L, 1L}, new Object[] {3L, 7L});

        int[] changed = database.call(() -> database.batch(incrementation(0), rows));

        assertEquals(List.of(1, 0), Arrays.stream(changed).boxed().toList());
        assertEquals(1, database.statements() - before);
        assertEquals(List.of(3L), times());
    }

    @Test
    public void aBatchWithoutRowsIsNoStatement() {
        long before = database.statements();

        assertEquals(0, database.call(() -> database.batch(incrementation(0), List.of())).length);
        assertEquals(0, database.statements() - before);
    }

    @Test
    public void aRowThatBreaksARuleTakesItsWholeBatchWithIt() {
        database.run(() -> insert(5));
        List<Object[]> rows = LongStream.range(0, 10)
                .mapToObj(id -> new Object[] {id, 0L})
                .toList();

        assertThrows(
                DataAccessException.class,
                () -> database.run(() -> database.batch(
                        database.now().insertInto(THINGS, ID, TIMES).values((Long) null, null), rows)));
        assertEquals(1, count());
    }

    @Test
    public void statementsAndCommitsAreCounted() {
        long statements = database.statements();
        long commits = database.commits();
        database.run(() -> {
            insert(1);
            insert(2);
        });

        assertEquals(2, database.statements() - statements);
        assertEquals(1, database.commits() - commits);
    }

    @Test
    public void aClosedStoreSaysSo() {
        databases.close(database);

        assertThrows(DataAccessException.class, () -> database.run(() -> {}));
    }

    private void insert(long id) {
        database.now().insertInto(THINGS, ID, TIMES).values(id, 0L).execute();
    }

    private void increment(long id) {
        incrementation(id).execute();
    }

    private Query incrementation(long id) {
        return database.now().update(THINGS).set(TIMES, TIMES.plus(1L)).where(ID.eq(id));
    }

    private long count() {
        return database.call(() -> (long) database.now().fetchCount(THINGS));
    }

    private List<Long> times() {
        return database.call(
                () -> database.now().select(TIMES).from(THINGS).orderBy(ID).fetch(TIMES));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
