package org.kontor.work.queue;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.kontor.store.Types;
import org.kontor.store.engine.Database;
import org.kontor.store.engine.TestDatabases;
import org.kontor.testkit.TestPostgres;
import org.kontor.testkit.TestStore;
import org.kontor.work.Eventually;
import org.kontor.work.queue.Queue.Kind;

@RunWith(Parameterized.class)
public class QueueTest {

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final TestDatabases databases;

    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    private final List<SchedulerQueue> servers = new ArrayList<>();
    private String url;
    private Database database;
    private SchedulerQueue queue;

    public QueueTest(TestDatabases.Kind kind) {
        databases = new TestDatabases(kind, POSTGRES);
    }

    @Parameterized.Parameters(name = "{0}")
    public static Object[] kinds() {
        return TestDatabases.Kind.values();
    }

    @Before
    public void open() {
        url = databases.freshUrl();
        database = databases.open(url);
        TestStore.migrate(database, database, "work");
        queue = server(database);
    }

    @After
    public void stop() {
        servers.forEach(SchedulerQueue::close);
    }

    @Test
    public void duePlansAreDoneOnceAndGo() {
        plan("a", Instant.now());
        plan("later", Instant.now().plusSeconds(3600));
        queue.start(counting(instance -> Optional.empty()));

        Eventually.await("a is done", () -> planned().equals(List.of("later")), this::planned);
        assertEquals(1, runs("a"));
        assertEquals(0, runs("later"));
    }

    @Test
    public void aRollbackTakesThePlanWithIt() {
        assertThrows(
                IllegalStateException.class,
                () -> database.run(() -> {
                    queue.plan(Kind.TIMER, "a", Instant.now());
                    throw new IllegalStateException("refused");
                }));

        assertEquals(List.of(), planned());
        assertThrows(IllegalStateException.class, () -> queue.plan(Kind.TIMER, "a", Instant.now()));
    }

    @Test
    public void aNewPlanReplacesTheEarlierOne() {
        Instant due = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        plan("a", due.minusSeconds(50));
        plan("a", due);

        assertEquals(List.of(new Queue.Plan("a", due, 0)), queue.planned(Kind.TIMER, 10));
    }

    @Test
    public void aForgottenPlanIsNotDone() {
        plan("a", Instant.now());
        database.run(() -> queue.forget(Kind.TIMER, "a"));
        database.run(() -> queue.forget(Kind.TIMER, "unknown"));
        plan("b", Instant.now());
        queue.start(counting(instance -> Optional.empty()));

        Eventually.await("b is done", () -> runs("b") == 1, this::planned);
        assertEquals(0, runs("a"));
    }

    @Test
    public void whoForgetsOnePlanDoesNotWaitForWhoForgetsAnother() {
        plan("a", Instant.now().plusSeconds(60));
        plan("b", Instant.now().plusSeconds(60));

        database.run(() -> {
            queue.forget(Kind.TIMER, "a");
            CompletableFuture.runAsync(() -> database.run(() -> queue.forget(Kind.TIMER, "b")))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        });

        assertEquals(List.of(), planned());
    }

    @Test
    public void plansAreShownTheEarliestFirst() {
        Instant now = Instant.now();
        plan("third", now.plusSeconds(300));
        plan("first", now.plusSeconds(100));
        plan("second", now.plusSeconds(200));
        database.run(() -> queue.plan(Kind.EFFECT, "other", now));

        assertEquals(List.of("first", "second", "third"), planned());
        assertEquals(1, queue.planned(Kind.TIMER, 1).size());
    }

    @Test
    public void workPlansItselfByItsResult() {
        plan("a", Instant.now());
        queue.start(counting(instance -> runs(instance) < 3 ? Optional.of(Instant.now()) : Optional.empty()));

        Eventually.await("no plan is left", () -> planned().isEmpty(), this::planned);
        assertEquals(3, runs("a"));
    }

    @Test
    public void whatIsPlannedWhileItRunsIsDoneOnceMore() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch plannedAgain = new CountDownLatch(1);
        plan("a", Instant.now());
        queue.start(counting(instance -> {
            running.countDown();
            await(plannedAgain);
            return Optional.empty();
        }));

        await(running);
        plan("a", Instant.now());
        assertEquals("shown once", List.of("a"), planned());
        plannedAgain.countDown();

        Eventually.await("done twice", () -> runs("a") == 2, this::planned);
        Eventually.await("no plan is left", () -> planned().isEmpty(), this::planned);
    }

    @Test
    public void aCancelledTimerTakesItsRepetitionWithIt() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        plan("a", Instant.now());
        queue.start(counting(instance -> {
            running.countDown();
            await(cancelled);
            return Optional.empty();
        }));

        await(running);
        plan("a", Instant.now().plusMillis(100));
        database.run(() -> queue.forget(Kind.TIMER, "a"));
        cancelled.countDown();
        plan("b", Instant.now().plusMillis(500));

        Eventually.await("b is done", () -> runs("b") == 1, this::planned);
        assertEquals(1, runs("a"));
    }

    @Test
    public void failedWorkIsRepeatedAndShown() {
        plan("a", Instant.now());
        queue.start(counting(instance -> {
            if (runs(instance) == 1) {
                throw new IllegalStateException("the first time");
            }
            return Optional.empty();
        }));

        Eventually.await(
                "the failure is shown",
                () -> queue.planned(Kind.TIMER, 1).stream().anyMatch(plan -> plan.failures() == 1),
                this::planned);
        Eventually.await("no plan is left", () -> planned().isEmpty(), this::planned);
        assertEquals(2, runs("a"));
    }

    @Test
    public void twoServersShareTheWorkAndDoNothingTwice() {
        Database other = url.startsWith("jdbc:derby:") ? database : databases.open(url);
        database.run(() -> IntStream.range(0, 300).forEach(i -> queue.plan(Kind.TIMER, "t" + i, Instant.now())));
        queue.start(counting(instance -> Optional.empty()));
        server(other).start(counting(instance -> Optional.empty()));

        Eventually.await("no plan is left", () -> planned().isEmpty(), this::planned);
        assertEquals(300, runs.size());
        assertTrue(runs.toString(), runs.values().stream().allMatch(count -> count.get() == 1));
    }

    @Test
    public void aDeadServersWorkIsTakenOver() {
        plan("a", Instant.now());
        Instant before = Instant.now().minusSeconds(60);
        database.run(() -> database.now()
                .update(Types.table("scheduled_tasks"))
                .set(Types.flag("picked"), true)
                .set(Types.text("picked_by"), "dead")
                .set(Types.instant("last_heartbeat"), before)
                .execute());
        queue.start(counting(instance -> Optional.empty()));

        Eventually.await("no plan is left", () -> planned().isEmpty(), this::planned);
        assertEquals(1, runs("a"));
    }

    @Test
    public void plansForOneThingAtOnceAllSucceed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 10; round++) {
                String instance = "a" + round;
                CountDownLatch start = new CountDownLatch(1);
                List<Future<?>> done = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    done.add(threads.submit(() -> {
                        start.await();
                        plan(instance, Instant.now().plusSeconds(60));
                        return null;
                    }));
                }
                start.countDown();
                for (Future<?> each : done) {
                    each.get(60, TimeUnit.SECONDS);
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals(10, planned().size());
    }

    private SchedulerQueue server(Database on) {
        SchedulerQueue server =
                new SchedulerQueue(on, on, new SchedulerQueue.Pace(Duration.ofMillis(50), 4, Duration.ofMillis(500)));
        servers.add(server);
        return server;
    }

    private void plan(String instance, Instant due) {
        database.run(() -> queue.plan(Kind.TIMER, instance, due));
    }

    private List<String> planned() {
        return queue.planned(Kind.TIMER, 1000).stream()
                .map(Queue.Plan::instance)
                .toList();
    }

    private int runs(String instance) {
        return runs.getOrDefault(instance, new AtomicInteger()).get();
    }

    private Worker counting(Function<String, Optional<Instant>> work) {
        return new Worker() {
            @Override
            public Kind kind() {
                return Kind.TIMER;
            }

            @Override
            public Optional<Instant> run(String instance) {
                runs.computeIfAbsent(instance, name -> new AtomicInteger()).incrementAndGet();
                return work.apply(instance);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
