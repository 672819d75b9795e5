package org.kontor.deployment.store;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.SQLDialect;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.kontor.deployment.Entry;
import org.kontor.deployment.Node;
import org.kontor.deployment.desk.Build;
import org.kontor.deployment.desk.Desired;
import org.kontor.providers.Switchboard;
import org.kontor.store.Keys;
import org.kontor.store.engine.Engine;
import org.kontor.testkit.EitherDatabase;
import org.kontor.testkit.TestPostgres;

/** The same statements mean the same on Derby and PostgreSQL, also when several nodes run them at once. */
@RunWith(Parameterized.class)
public class DeskTablesTest {

    private static final int AT_ONCE = 6;
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00.123456Z");
    private static final String PLUGIN = "org.kontor.carrier.acme";

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final EitherDatabase database;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private Engine engine;
    private DesiredStore desired;

    public DeskTablesTest(SQLDialect dialect) {
        this.database = new EitherDatabase(dialect, POSTGRES);
    }

    @Parameters(name = "{0}")
    public static List<SQLDialect> dialects() {
        return EitherDatabase.DIALECTS;
    }

    @Before
    public void open() {
        engine = database.with("deployment");
        desired = new DesiredStore(engine, () -> "deployment");
    }

    @After
    public void close() {
        threads.shutdownNow();
    }

    @Test
    public void whatIsWantedIsReadAsItWasWritten() {
        Desired bare = wanted("1.0.0", Optional.empty(), Optional.empty(), 1);
        Desired full = wanted(
                "1.0.0",
                Optional.of(new Desired.Trying(new Build("2.0.0", "b"), Switchboard.Mode.SHADOW, 20)),
                Optional.of(new Desired.Previous(new Build("0.9.0", ""), "")),
                2);

        assertTrue(engine.call(() -> desired.insert(bare)));
        assertEquals(Optional.of(bare), engine.call(() -> desired.find(PLUGIN)));
        assertTrue(engine.call(() -> desired.update(full, 1)));

        assertEquals(List.of(full), engine.call(desired::all));
    }

    @Test
    public void onlyWhoKnowsTheLastRevisionChangesIt() {
        engine.run(() -> desired.insert(wanted("1.0.0", Optional.empty(), Optional.empty(), 1)));

        assertFalse(engine.call(() -> desired.update(wanted("3.0.0", Optional.empty(), Optional.empty(), 3), 2)));
        assertTrue(engine.call(() -> desired.update(wanted("2.0.0", Optional.empty(), Optional.empty(), 2), 1)));
    }

    @Test
    public void theLeadIsTakenOnce() {
        Desired change = wanted("1.0.0", Optional.empty(), Optional.empty(), 1);
        engine.run(() -> desired.insert(change));

        assertTrue(engine.call(() -> desired.lead(change, "first", "second")));
        assertFalse(engine.call(() -> desired.lead(change, "first", "third")));
    }

    @Test
    public void everyChangeHasANumberOfItsOwn() throws Exception {
        Set<Long> numbers = Set.copyOf(atOnce(() -> engine.call(desired::nextRevision)));

        assertEquals(AT_ONCE, numbers.size());
        assertEquals(AT_ONCE, (long) engine.call(desired::revision));
    }

    @Test
    public void aJarComesBackByteByByteAndGoesWhenNobodyNeedsIt() {
        byte[] jar = new byte[3_000_000];
        new Random(7).nextBytes(jar);
        engine.run(() -> jars(NOW).keep("used", PLUGIN, "1.0.0", jar));
        engine.run(() -> jars(NOW).keep("unused", PLUGIN, "1.1.0", jar));
        engine.run(() -> jars(NOW).keep("again", PLUGIN, "1.2.0", jar));
        engine.run(() -> jars(NOW.plusSeconds(60)).keep("again", PLUGIN, "1.2.0", jar));

        assertArrayEquals(jar, engine.call(() -> jars(NOW).find("used")).orElseThrow());
        assertEquals(1, (int) engine.call(() -> jars(NOW).forgetUnused(Set.of("used"), NOW.plusSeconds(30))));
        assertEquals(Optional.empty(), engine.call(() -> jars(NOW).find("unused")));
        assertTrue(engine.call(() -> jars(NOW).find("again")).isPresent());
    }

    @Test
    public void theAuditTellsTheNewestFirstAndWhatWasCutOff() {
        AuditStore audit = new AuditStore(engine, () -> "deployment");
        Entry first = entry("install", PLUGIN);
        Entry second = entry("remove", "another");
        engine.run(() -> audit.begin(first, "a"));
        engine.run(() -> audit.end(first.id(), "done"));
        engine.run(() -> audit.begin(second, "a"));

        engine.run(() -> audit.cutOff("b", "never"));
        engine.run(() -> audit.cutOff("a", "cut off"));

        List<Entry> all = engine.call(() -> audit.history("", 10));
        assertEquals(
                List.of("cut off", "done"), all.stream().map(Entry::outcome).toList());
        assertEquals(1, engine.call(() -> audit.history("", 1)).size());
        assertEquals(
                List.of(first.id()),
                engine.call(() -> audit.history(PLUGIN, 10)).stream()
                        .map(Entry::id)
                        .toList());
    }

    @Test
    public void switchesAreSetAndTakenBack() {
        SwitchStore switches = new SwitchStore(engine, () -> "deployment");
        engine.run(() -> switches.switchOff("carrier.acme-eu", "slow", "olga", NOW));
        engine.run(() -> switches.switchOff("carrier.acme-eu", "slower", "olga", NOW));
        assertEquals(Map.of("carrier.acme-eu", "slower"), engine.call(switches::off));

        engine.run(() -> switches.switchOn("carrier.acme-eu"));

        assertEquals(Map.of(), engine.call(switches::off));
    }

    @Test
    public void nodesReportAndAreForgotten() {
        NodeStore nodes = new NodeStore(engine, () -> "deployment");
        Node.Report report = new Node.Report(PLUGIN, 4, Node.State.FAILED, "it does not start", NOW);
        engine.run(() -> nodes.started("a", NOW));
        engine.run(() -> nodes.started("b", NOW.minus(Duration.ofDays(8))));
        engine.run(() -> nodes.report("a", new Node.Report(PLUGIN, 3, Node.State.HEALTHY, "", NOW)));
        engine.run(() -> nodes.report("a", report));
        engine.run(() -> nodes.report("b", report));
        engine.run(() -> nodes.seen("a", NOW.plusSeconds(2), 4));

        assertEquals(Optional.of(report), engine.call(() -> nodes.report("a", PLUGIN)));
        engine.run(() -> nodes.forgetUnseenSince(NOW.minus(Duration.ofDays(7))));
        assertEquals(List.of(new Node("a", NOW, NOW.plusSeconds(2), 4, List.of(report))), engine.call(nodes::all));
        assertEquals(Optional.of(NOW.plusSeconds(2)), engine.call(() -> nodes.lastSeen("a")));
        assertEquals(Optional.empty(), engine.call(() -> nodes.report("b", PLUGIN)));
    }

    private JarStore jars(Instant now) {
        return new JarStore(engine, Clock.fixed(now, ZoneOffset.UTC), () -> "deployment");
    }

    private List<Long> atOnce(Callable<Long> work) throws Exception {
        List<Future<Long>> running = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            running.add(threads.submit(work));
        }
        List<Long> results = new ArrayList<>();
        for (Future<Long> one : running) {
            results.add(one.get());
        }
        return results;
    }

    private static Desired wanted(
            String stable, Optional<Desired.Trying> trial, Optional<Desired.Previous> previous, long revision) {
        return new Desired(PLUGIN, new Build(stable, "a"), trial, previous, false, revision, "first", NOW);
    }

    private static Entry entry(String operation, String plugin) {
        return new Entry(Keys.fresh(), NOW, "olga", operation, plugin, "details", "begun");
    }
}
