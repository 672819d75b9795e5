package org.kontor.work;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.engine.Database;
import org.kontor.store.engine.TestDatabases;
import org.kontor.testkit.TestClock;
import org.kontor.testkit.TestPostgres;
import org.kontor.testkit.TestStore;
import org.kontor.work.facts.Delivery;
import org.kontor.work.facts.Journal;
import org.kontor.work.facts.JournalLeaks;
import org.kontor.work.facts.LeakScan;
import org.kontor.work.intentions.ForgottenIntentions;
import org.kontor.work.intentions.IntentionDesk;
import org.kontor.work.intentions.ProblemLeaks;
import org.kontor.work.queue.EndedLeases;
import org.kontor.work.queue.Queue;
import org.kontor.work.queue.SchedulerQueue;
import org.kontor.work.queue.TimerDesk;
import org.kontor.work.queue.TimersMissing;

/** Each invariant of the journal, of intentions and of the queue is broken once and found, and holds again when mended. */
@RunWith(Parameterized.class)
public class WorkInvariantsTest {

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    private static final String CARD = "4111 1111 1111 1111";
    private static final Schema WORK = () -> "work";

    @Rule
    public final TestDatabases databases;

    private final TestClock clock = new TestClock();
    private final UUID order = Keys.fresh();
    private final Leaks leaks = new LeakScan(List.of("kontor-canary-7"), List.of("5105105105105100"));
    private Database database;
    private Journal journal;
    private IntentionDesk intentions;
    private TimerDesk timers;

    public WorkInvariantsTest(TestDatabases.Kind kind) {
        databases = new TestDatabases(kind, POSTGRES);
    }

    @Parameterized.Parameters(name = "{0}")
    public static Object[] kinds() {
        return TestDatabases.Kind.values();
    }

    @Before
    public void open() {
        database = databases.open(databases.freshUrl());
        TestStore.migrate(database, database, "work");
        journal = new Journal(database, database, clock, true);
        List.of("orders", "fulfilment", "settlement").forEach(step -> journal.add(listener(step)));
        SchedulerQueue.Pace pace = new SchedulerQueue.Pace(Duration.ofSeconds(1), 1, Duration.ofSeconds(2));
        Queue queue = new SchedulerQueue(database, database, pace);
        intentions = new IntentionDesk(database, database, queue, clock, Duration.ofSeconds(30));
        timers = new TimerDesk(queue, clock);
    }

    @Test
    public void aFactThatAStepDidNotHearIsFound() {
        Invariant delivery = new Delivery(database, database, WORK);
        record(Fact.Kind.PAID, Map.of());
        record(Fact.Kind.PACKED, Map.of());
        assertEquals(new Invariant.Look(1, List.of()), delivery.since(Instant.EPOCH));
        assertEquals(0, delivery.since(Instant.now().plusSeconds(3600)).rows());

        change("update facts set heard = 'orders,fulfilment' where kind = 'PAID'");
        String evidence = delivery.since(Instant.EPOCH).evidence().get(0);
        assertTrue(evidence, evidence.endsWith("[orders, fulfilment, settlement] and was by [fulfilment, orders]"));

        change("update facts set heard = 'fulfilment,orders,settlement' where kind = 'PAID'");
        assertEquals(List.of(), delivery.since(Instant.EPOCH).evidence());
    }

    @Test
    public void aCardNumberOrACanaryInTheJournalIsFoundAndNotShown() {
        Invariant journalLeaks = new JournalLeaks(database, database, leaks, WORK);
        record(Fact.Kind.PACKED, Map.of("waybill", "4111111111111111", "words", "5105105105105100, 4111111111111112"));
        assertEquals(new Invariant.Look(1, List.of()), journalLeaks.since(Instant.EPOCH));

        record(Fact.Kind.PAYMENT_WAITING, Map.of("words", "pay with " + CARD));
        record(Fact.Kind.PAYMENT_WAITING, Map.of("words", "key=kontor-canary-7;"));

        List<String> evidence = journalLeaks.since(Instant.EPOCH).evidence();
        assertEquals(2, evidence.size());
        assertTrue(evidence.get(0), evidence.get(0).endsWith("has a card number in words"));
        assertTrue(evidence.get(1), evidence.get(1).endsWith("has canary 1 in words"));
        assertFalse(evidence.toString(), evidence.toString().matches(".*(4111|canary-7).*"));
    }

    @Test
    public void aCardNumberInAKeptErrorIsFound() {
        Invariant problems = new ProblemLeaks(database, database, leaks, WORK);
        intend();
        assertEquals(new Invariant.Look(0, List.of()), problems.since(Instant.EPOCH));

        change("update intentions set problem = 'no card " + CARD + "'");
        assertEquals(1, problems.since(Instant.EPOCH).evidence().size());
    }

    @Test
    public void anEffectThatNoQueueHasIsFound() {
        Invariant forgotten = new ForgottenIntentions(database, database, WORK);
        UUID id = intend();
        assertEquals(new Invariant.Look(1, List.of()), forgotten.since(Instant.EPOCH));

        change("update scheduled_tasks set task_instance = 'lost'");
        assertEquals(
                List.of("test.charge " + id + " of " + order + " is INTENDED and in no queue"),
                forgotten.since(Instant.EPOCH).evidence());

        change("update intentions set state = 'STUCK'");
        assertEquals(List.of(), forgotten.since(Instant.EPOCH).evidence());
        change("update intentions set state = 'IN_DOUBT'");
        change("update scheduled_tasks set task_instance = 'after:" + id + "'");
        assertEquals(List.of(), forgotten.since(Instant.EPOCH).evidence());
    }

    @Test
    public void whatHasNoTimerIsTold() {
        Unplanned unplanned = new TimersMissing(database, database, WORK);
        UUID other = Keys.fresh();
        database.run(() -> timers.schedule("test.time", order, clock.instant()));

        assertEquals(Set.of(other), unplanned.of("test.time", List.of(order, other)));
        assertEquals(Set.of(order), unplanned.of("test.else", List.of(order)));
        change("update scheduled_tasks set task_instance = 'after:test.time/" + order + "'");
        assertEquals(Set.of(), unplanned.of("test.time", List.of(order)));
    }

    @Test
    public void workThatStaysWithASilentServerIsFound() {
        Invariant leases = new EndedLeases(database, database, clock, WORK);
        UUID id = intend();
        hold("2026-11-02 08:50:00");

        assertEquals(new Invariant.Look(1, List.of()), leases.since(Instant.EPOCH));
        clock.advance(Duration.ofMinutes(2));
        String evidence = leases.since(Instant.EPOCH).evidence().get(0);
        assertTrue(evidence, evidence.startsWith("EFFECT " + id + " is held by silent at version 1"));

        hold("2026-11-02 09:01:00");
        assertEquals(new Invariant.Look(0, List.of()), leases.since(Instant.EPOCH));
    }

    @Test
    public void whatIsTakenOverInTimeIsNoFinding() {
        Invariant leases = new EndedLeases(database, database, clock, WORK);
        intend();
        hold("2026-11-02 08:50:00");
        leases.since(Instant.EPOCH);

        clock.advance(Duration.ofMinutes(3));
        change("update scheduled_tasks set version = 2");

        assertEquals(List.of(), leases.since(Instant.EPOCH).evidence());
    }

    @Test
    public void journalsAreToldWholeOneAfterTheOther() {
        UUID other = Keys.fresh();
        record(Fact.Kind.ORDER_PLACED, Map.of());
        database.run(() -> journal.record(other, Fact.Kind.ORDER_PLACED, "test", Map.of()));
        record(Fact.Kind.PAID, Map.of());

        List<List<Fact.Kind>> told = new ArrayList<>();
        database.run(() -> journal.since(
                Instant.EPOCH, facts -> told.add(facts.stream().map(Fact::kind).toList())));
        assertEquals(List.of(List.of(Fact.Kind.ORDER_PLACED, Fact.Kind.PAID), List.of(Fact.Kind.ORDER_PLACED)), told);

        told.clear();
        database.run(() -> journal.since(Instant.now().plusSeconds(3600), facts -> told.add(List.of())));
        assertEquals(List.of(), told);
    }

    private void hold(String lastSign) {
        change("update scheduled_tasks set picked = true, picked_by = 'silent', last_heartbeat = '" + lastSign + "'");
    }

    private UUID intend() {
        return database.call(() -> intentions.intend("test.charge", order, Keys.fresh(), "payment.test", "all"))
                .id();
    }

    private void record(Fact.Kind kind, Map<String, String> details) {
        database.run(() -> journal.record(order, kind, "test", details));
    }

    private void change(String statement) {
        database.run(() -> assertEquals(1, database.now().execute(statement)));
    }

    private static FactHandler listener(String step) {
        return new FactHandler() {
            @Override
            public String step() {
                return step;
            }

            @Override
            public Set<Fact.Kind> kinds() {
                return Set.of(Fact.Kind.PAID);
            }

            @Override
            public void on(Fact fact) {}
        };
    }
}
