package org.kontor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.junit.rules.ExternalResource;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.store.engine.Engine;
import org.kontor.store.migration.Migrator;
import org.kontor.store.migration.Script;
import org.kontor.work.Effect;
import org.kontor.work.FactHandler;
import org.kontor.work.Facts;
import org.kontor.work.Intentions;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.kontor.work.facts.Journal;
import org.kontor.work.intentions.IntentionDesk;
import org.kontor.work.queue.TimerDesk;

/**
 * A real Derby in memory with the migrations of {@code work} and of the named modules ({@code db/MODULE/V*.sql} on the
 * class path), and the real journal, intentions and timers on it. Time stands still until {@link #clock} is moved; due work
 * is done by {@link #runDue}. {@link #restart} forgets everything that is not in the database, as a dead server does.
 */
public final class TestStore extends ExternalResource {

    /** Recovery as in the product. */
    public static final Duration RECOVERY = Duration.ofSeconds(30);

    private final List<String> modules;
    private final TestClock clock = new TestClock();
    private MemoryDerby database;
    private Engine engine;
    private PumpedQueue queue;
    private Journal journal;
    private IntentionDesk intentions;
    private TimerDesk timers;

    private TestStore(List<String> modules) {
        this.modules = modules;
    }

    public static TestStore of(String... modules) {
        return new TestStore(List.of(modules));
    }

    /** Brings one module's tables up to date on any database. */
    public static void migrate(Transactions transactions, Sql sql, String module) {
        new Migrator(transactions, sql, Clock.systemUTC()).migrate(module, scripts(module));
    }

    @Override
    protected void before() {
        database = MemoryDerby.take(
                Stream.concat(Stream.of("work"), modules.stream()).toList());
        engine = new Engine(database.source(), SQLDialect.DERBY);
        queue = new PumpedQueue(clock);
        restart();
    }

    @Override
    protected void after() {
        database.giveBack();
    }

    /** New desks on the same database and the same plans; effects, timers and handlers must be added again. */
    public void restart() {
        journal = new Journal(engine, engine, clock, false);
        intentions = new IntentionDesk(engine, engine, queue, clock, RECOVERY);
        timers = new TimerDesk(queue, clock);
        queue.add(intentions);
        queue.add(timers);
    }

    public Transactions transactions() {
        return engine;
    }

    public Sql sql() {
        return engine;
    }

    public TestClock clock() {
        return clock;
    }

    public Facts facts() {
        return journal;
    }

    public Intentions intentions() {
        return intentions;
    }

    public Timers timers() {
        return timers;
    }

    public Schema schema(String module) {
        return () -> module;
    }

    public long statements() {
        return engine.statements();
    }

    public long commits() {
        return engine.commits();
    }

    public void add(FactHandler handler) {
        journal.add(handler);
    }

    public void add(Effect<?> effect) {
        intentions.add(effect);
    }

    public void add(TimerHandler handler) {
        timers.add(handler);
    }

    /** Does what is due now by {@link #clock}. */
    public void runDue() {
        queue.runDue();
    }

    /** Moves the clock and does what has become due. */
    public void pass(Duration time) {
        clock.advance(time);
        queue.runDue();
    }

    private static List<Script> scripts(String module) {
        try {
            List<Script> scripts = new ArrayList<>();
            for (URL folder : Collections.list(TestStore.class.getClassLoader().getResources("db/" + module))) {
                scripts.addAll("jar".equals(folder.getProtocol()) ? inJar(folder) : inFolder(folder));
            }
            if (scripts.isEmpty()) {
                throw new IllegalStateException("no db/" + module + "/V*.sql on the class path");
            }
            return scripts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Script> inFolder(URL folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            List<Script> scripts = new ArrayList<>();
            for (Path file : files.toList()) {
                scripts.add(Script.at(file.toUri().toURL()));
            }
            return scripts;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<Script> inJar(URL folder) throws IOException {
        JarURLConnection connection = (JarURLConnection) folder.openConnection();
        List<Script> scripts = new ArrayList<>();
        JarFile jar = connection.getJarFile();
        for (String name : jar.stream().map(java.util.zip.ZipEntry::getName).toList()) {
            if (name.startsWith(connection.getEntryName()) && name.endsWith(".sql")) {
                scripts.add(Script.at(new URL("jar:" + connection.getJarFileURL() + "!/" + name)));
            }
        }
        return scripts;
    }
}
