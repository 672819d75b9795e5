package org.kontor.work.intentions;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.kontor.store.Keys;
import org.kontor.store.engine.Database;
import org.kontor.store.engine.TestDatabases;
import org.kontor.testkit.TestPostgres;
import org.kontor.testkit.TestStore;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Eventually;
import org.kontor.work.Intention;
import org.kontor.work.Intention.State;
import org.kontor.work.queue.Queue;
import org.kontor.work.queue.SchedulerQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several servers, or several threads of one, with the same intention and the real queue. */
@RunWith(Parameterized.class)
public class RacesTest {

    private static final Logger LOG = LoggerFactory.getLogger(RacesTest.class);
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final TestDatabases databases;

    private final AtomicInteger settlements = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private Database database;
    private SchedulerQueue queue;

    public RacesTest(TestDatabases.Kind kind) {
        databases = new TestDatabases(kind, POSTGRES);
    }

    @Parameterized.Parameters(name = "{0}")
    public static Object[] kinds() {
        return TestDatabases.Kind.values();
    }

    @Before
    public void open() {
        database = databases.fresh();
        TestStore.migrate(database, database, "work");
        database.run(() -> database.now().execute("create table settled (id char(36) not null)"));
        queue = new SchedulerQueue(
                database, database, new SchedulerQueue.Pace(Duration.ofMillis(50), 4, Duration.ofSeconds(1)));
    }

    @After
    public void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    public void ofTwoServersWithOneAnswerOneSettles() throws Exception {
        CyclicBarrier bothAnswered = new CyclicBarrier(2);
        IntentionDesk first = server(bothAnswered);
        IntentionDesk second = server(bothAnswered);
        for (int round = 1; round <= 20; round++) {
            Intention intention = intend(first);

            Future<Intention> inline = threads.submit(() -> first.carryOut(intention.id()));
            Future<Intention> recovery = threads.submit(() -> second.carryOut(intention.id()));
            assertEquals(State.DONE, inline.get(60, TimeUnit.SECONDS).state());
            assertEquals(State.DONE, recovery.get(60, TimeUnit.SECONDS).state());
            assertEquals("one settlement is kept", round, settled());
        }
        assertEquals(List.of(), plans());
    }

    @Test
    public void oneServerDoesNotCarryOutAnIntentionTwiceAtOnce() throws Exception {
        AtomicInteger acts = new AtomicInteger();
        CyclicBarrier acting = new CyclicBarrier(2);
        IntentionDesk desk = server(() -> {
            acts.incrementAndGet();
            await(acting);
            await(acting);
        });
        Intention intention = intend(desk);

        Future<Intention> inline = threads.submit(() -> desk.carryOut(intention.id()));
        await(acting);
        assertEquals(State.INTENDED, desk.carryOut(intention.id()).state());
        Instant again = desk.run(intention.id().toString()).orElseThrow();
        assertTrue("the queue looks later: " + again, again.isAfter(Instant.now()));
        await(acting);

        assertEquals(State.DONE, inline.get(60, TimeUnit.SECONDS).state());
        assertEquals(1, acts.get());
    }

    @Test
    public void theFastPathNeedsFewStatementsAndCommits() {
        IntentionDesk desk = server(() -> {});
        carryOutOne(desk);
        long statements = database.statements();
        long commits = database.commits();
        carryOutOne(desk);

        long used = database.statements() - statements - 1;
        LOG.info(
                "intend + carryOut + settle on {}: {} statements, {} commits",
                database.dialect(),
                used,
                database.commits() - commits);
        assertTrue(used + " statements", used <= 8);
        assertEquals("intend, look, settle", 3, database.commits() - commits);
        assertEquals("no plan is left", List.of(), plans());
    }

    @Test
    public void aRollbackTakesThePlanWithIt() {
        IntentionDesk desk = server(() -> {});
        try {
            database.run(() -> {
                desk.intend("payment.charge", Keys.fresh(), Keys.fresh(), "a", "1");
                assertEquals(1, plans().size());
                throw new IllegalStateException("refused");
            });
        } catch (IllegalStateException refused) {
            assertEquals("refused", refused.getMessage());
        }

        assertEquals(List.of(), plans());
        assertEquals(List.of(), desk.open());
    }

    @Test
    public void theQueueCarriesOutWhatADeadServerIntended() {
        Intention left = intend(new IntentionDesk(database, database, queue, TestDatabases.clock(), Duration.ZERO));

        IntentionDesk next = server(() -> {});
        queue.start(next);
        try {
            Eventually.await("settled", () -> next.find(left.id()).orElseThrow().state() == State.DONE, next::open);
            Eventually.await("no plan is left", () -> plans().isEmpty(), this::plans);
        } finally {
            queue.close();
        }
        assertEquals(1, settled());
    }

    private void carryOutOne(IntentionDesk desk) {
        assertEquals(State.DONE, desk.carryOut(intend(desk).id()).state());
    }

    private Intention intend(IntentionDesk desk) {
        return database.call(() -> desk.intend("payment.charge", Keys.fresh(), Keys.fresh(), "a", "1"));
    }

    private IntentionDesk server(CyclicBarrier bothAnswered) {
        return server(() -> await(bothAnswered));
    }

    private IntentionDesk server(Runnable acting) {
        IntentionDesk desk = new IntentionDesk(database, database, queue, TestDatabases.clock(), RECOVERY);
        desk.add(new Settling(acting));
        return desk;
    }

    private List<?> plans() {
        return queue.planned(Queue.Kind.EFFECT, 100);
    }

    private int settled() {
        return database.call(() -> database.now().fetchCount(org.jooq.impl.DSL.table("settled")));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Settles by one row in a table of its own. */
    private final class Settling implements Effect<String> {

        private final Runnable acting;

        private Settling(Runnable acting) {
            this.acting = acting;
        }

        @Override
        public String purpose() {
            return "payment.charge";
        }

        @Override
        public String act(Intention intention) {
            acting.run();
            return "done";
        }

        @Override
        public Optional<String> find(Intention intention) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> settle(Intention intention, String answer) {
            settlements.incrementAndGet();
            database.now()
                    .execute("insert into settled values (?)", intention.id().toString());
            return Optional.empty();
        }

        @Override
        public void unanswered(Intention intention, State state, ProviderException failure) {
            throw new AssertionError("shown as " + state, failure);
        }
    }
}
