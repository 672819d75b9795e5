package org.kontor.outbound.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.outbound.journal.Lines.answer;
import static org.kontor.outbound.journal.Lines.line;
import static org.kontor.outbound.journal.Lines.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.store.ExchangeStore;
import org.kontor.outbound.terms.TestTerms;
import org.kontor.outbound.web.ExchangesResource;
import org.kontor.store.NoConnectionException;
import org.kontor.store.Transactions;
import org.kontor.store.engine.Engine;
import org.kontor.testkit.EitherDatabase;
import org.kontor.testkit.TestClock;
import org.kontor.testkit.TestPostgres;
import org.kontor.values.InvalidValueException;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.web.Page;
import org.kontor.work.Timers;

/** What passed is found again by account and by trade, on either database, as long as it is kept. */
@RunWith(Parameterized.class)
public class JournalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OTHER = "carrier.other";

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final EitherDatabase database;

    private final TestClock clock = new TestClock();
    private final Backlog backlog = new Backlog(10_000, 1 << 20);
    private final UUID trade = UUID.randomUUID();
    private Engine engine;
    private ExchangeStore store;
    private ExchangesResource resource;

    public JournalTest(SQLDialect dialect) {
        this.database = new EitherDatabase(dialect, POSTGRES);
    }

    @Parameters(name = "{0}")
    public static List<SQLDialect> dialects() {
        return EitherDatabase.DIALECTS;
    }

    @Before
    public void open() {
        engine = database.with("outbound");
        store = new ExchangeStore(engine, () -> "outbound");
        resource = new ExchangesResource(new ExchangeDesk(store, engine));
    }

    @Test
    public void anExchangeIsKeptWhole() throws Exception {
        backlog.add(Lines.about(Lines.ACCOUNT, trade, Lines.AT));
        backlog.add(Lines.failed(new ProviderException(Fault.IN_DOUBT, "api.acme.example did not answer in time")));
        write(engine);

        List<Exchange> found = resource.list(Lines.ACCOUNT, null, null, 20).items();

        assertEquals(2, found.size());
        Exchange failed = found.get(0);
        assertEquals(Optional.of(Fault.IN_DOUBT), failed.fault());
        assertEquals("api.acme.example did not answer in time", failed.problem());
        assertEquals(Optional.empty(), failed.trade());
        Exchange good = found.get(1);
        assertEquals(
                new Exchange(
                        good.id(),
                        Lines.AT.minusMillis(12),
                        Lines.ACCOUNT,
                        "org.kontor.carrier.acme",
                        "1.2.0",
                        Optional.of(trade),
                        "POST",
                        "https://api.acme.example/ship",
                        200,
                        12,
                        "\n",
                        "Content-Type: application/json\n\n{\"id\":1}",
                        Optional.empty(),
                        ""),
                good);
        assertEquals(Optional.of(good), new ExchangeDesk(store, engine).find(good.id()));
    }

    @Test
    public void operatorsReadByAccountAndTradePageByPage() throws Exception {
        UUID another = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            backlog.add(Lines.about(Lines.ACCOUNT, i % 2 == 0 ? trade : another, Lines.AT.plusSeconds(i)));
        }
        backlog.add(Lines.about(OTHER, trade, Lines.AT.plusSeconds(9)));
        write(engine);

        List<Instant> seen = new ArrayList<>();
        String cursor = "";
        do {
            Page<Exchange> page = resource.list(Lines.ACCOUNT, "", cursor, 2);
            page.items().forEach(exchange -> seen.add(exchange.at().plusMillis(12)));
            cursor = page.next();
        } while (!cursor.isEmpty());

        assertEquals(
                List.of(4, 3, 2, 1, 0),
                seen.stream()
                        .map(at -> (int) Duration.between(Lines.AT, at).toSeconds())
                        .toList());
        assertEquals(
                3,
                resource.list(Lines.ACCOUNT, trade.toString(), null, 20).items().size());
        assertEquals(4, new ExchangeDesk(store, engine).ofTrade(trade, 20).size());
        assertEquals(3, new ExchangeDesk(store, engine).ofTrade(trade, 3).size());
        assertEquals(List.of(), resource.list("nobody", null, null, 20).items());
        assertEquals(
                "trade",
                assertThrows(InvalidValueException.class, () -> resource.list(OTHER, "{}", null, 20))
                        .field());
    }

    @Test
    public void whateverAProviderSaysCanBeKept() throws Exception {
        for (String odd : new String[] {"\0", "\uD83D", "\uDE00", "\u0007\u001b[2J", "\uD83D\uDE00".repeat(9_000)}) {
            backlog.add(line(request(), answer("text/plain; charset=utf-16", odd)));
            backlog.add(line(request(), answer("application/json", "[\"\\ud83d \\u0000 " + odd + "\"]")));
        }
        write(engine);

        assertEquals(10, resource.list(Lines.ACCOUNT, null, null, 20).items().size());
        assertEquals(0, backlog.dropped());
    }

    @Test
    public void whatIsOldIsForgottenInSmallSteps() throws Exception {
        for (int i = 0; i < 1_001; i++) {
            backlog.add(Lines.about(Lines.ACCOUNT, trade, clock.instant().minus(Duration.ofDays(31))));
        }
        backlog.add(Lines.about(Lines.ACCOUNT, trade, clock.instant().minus(Duration.ofDays(29))));
        write(engine);
        ExchangePurge purge = new ExchangePurge(store, engine, TestTerms.ordinary(clock), new NoTimers(), clock);
        int runs = 1;

        Optional<Instant> next = purge.due(new UUID(0, 0));
        assertEquals(502, count());
        while (next.orElseThrow().equals(clock.instant())) {
            next = purge.due(new UUID(0, 0));
            runs++;
        }

        assertEquals(3, runs);
        assertEquals(1, count());
        assertTrue(next.orElseThrow().isAfter(clock.instant()));
    }

    @Test
    public void theWriterWritesByItselfAndFinishesBeforeItStops() throws Exception {
        JournalWriter writer = new JournalWriter(backlog, store, engine);
        writer.start();
        backlog.add(Lines.about(Lines.ACCOUNT, trade, Lines.AT));
        await(() -> count() == 1);

        for (int i = 0; i < 250; i++) {
            backlog.add(Lines.about(Lines.ACCOUNT, trade, Lines.AT));
        }
        writer.stop();

        assertEquals(251, count());
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("outbound-journal")));
    }

    @Test
    public void linesWaitWhileTheDatabaseIsAway() throws Exception {
        Away away = new Away(3);
        JournalWriter writer = new JournalWriter(backlog, store, away);
        backlog.add(Lines.about(Lines.ACCOUNT, trade, Lines.AT));

        assertTrue(writer.writeSome());

        assertEquals(1, count());
        assertEquals(0, backlog.dropped());
    }

    @Test
    public void aServerThatStopsDoesNotWaitForTheDatabase() throws Exception {
        Away away = new Away(Integer.MAX_VALUE);
        JournalWriter writer = new JournalWriter(backlog, store, away);
        writer.start();
        backlog.add(Lines.about(Lines.ACCOUNT, trade, Lines.AT));
        await(() -> away.asked > 1);

        writer.stop();

        assertEquals(1, backlog.dropped());
    }

    @Test
    public void whatTheDatabaseDoesNotTakeIsCounted() throws Exception {
        engine.run(() -> engine.now().dropTable("exchanges").execute());
        backlog.add(Lines.about(Lines.ACCOUNT, trade, Lines.AT));

        write(engine);

        assertEquals(1, backlog.dropped());
    }

    private void write(Transactions transactions) throws InterruptedException {
        JournalWriter writer = new JournalWriter(backlog, store, transactions);
        boolean more = true;
        while (more) {
            more = writer.writeSome();
        }
    }

    private int count() {
        return engine.call(() -> engine.now().fetchCount(DSL.table("exchanges")));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue("waited in vain", System.nanoTime() < end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** A database that gives no connection so many times. */
    private final class Away implements Transactions {

        private final int times;
        private volatile int asked;

        Away(int times) {
            this.times = times;
        }

        @Override
        public <T> T call(Supplier<T> work) {
            if (asked++ < times) {
                throw new NoConnectionException(new IllegalStateException("away"));
            }
            return engine.call(work);
        }

        @Override
        public boolean active() {
            return engine.active();
        }
    }

    private static final class NoTimers implements Timers {

        @Override
        public void schedule(String purpose, UUID subject, Instant at) {
            assertEquals("outbound.purge-exchanges", purpose);
        }

        @Override
        public void cancel(String purpose, UUID subject) {
            throw new AssertionError();
        }

        @Override
        public List<Timer> waiting(int most) {
            return List.of();
        }
    }
}
