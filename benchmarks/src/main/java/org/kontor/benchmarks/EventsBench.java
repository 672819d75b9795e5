package org.kontor.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.SQLDialect;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.kontor.store.engine.Engine;
import org.kontor.testkit.TestPostgres;
import org.kontor.testkit.TestStore;

/**
 * How many scans a second carriers' messages bring into PostgreSQL, with everything that follows from them: kept once,
 * put in order, contradictions looked for, journeys moved, facts recorded. Beside it the floor: the same rows by plain
 * JDBC.
 */
public final class EventsBench {

    private static final int THREADS = 4;
    private static final int JOURNEYS = 20_000;
    private static final int WAYBILLS_A_MESSAGE = 200;
    private static final int SCANS_A_WAYBILL = 5;

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final long seconds = Long.getLong("kontor.bench.seconds", 20);

    private EventsBench() {}

    /**
     * Arguments: optionally {@code --json FILE}. The system property {@code kontor.bench.seconds} says how long each
     * phase lasts.
     */
    public static void main(String[] arguments) throws Throwable {
        EventsBench bench = new EventsBench();
        TestPostgres postgres = new TestPostgres();
        Statement measured = new Statement() {
            @Override
            public void evaluate() throws Throwable {
                bench.run(postgres.freshDatabase());
            }
        };
        postgres.apply(measured, Description.EMPTY).evaluate();
        bench.figures.forEach((name, figure) -> System.out.printf("%-32s %s%n", name, figure));
        Figures.write(bench.figures, arguments);
    }

    private void run(String url) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        // As the product's own connections to PostgreSQL.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.setAutoCommit(false);
        config.setMaximumPoolSize(THREADS + 1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Engine engine = new Engine(pool, SQLDialect.POSTGRES);
            TestStore.migrate(engine, engine, "work");
            TestStore.migrate(engine, engine, "tracking");
            BenchedTracking tracking = new BenchedTracking(engine, WAYBILLS_A_MESSAGE, SCANS_A_WAYBILL);
            tracking.begin(JOURNEYS);
            System.out.println("warming up, then measuring carriers' messages …");
            perSecond(tracking::message);
            // PostgreSQL counts its rows by itself within a minute; a measurement does not wait for it.
            tracking.counted();
            long statements = engine.statements();
            long messages = tracking.messages();
            double events = perSecond(tracking::message);
            double each = (engine.statements() - statements) / (double) (tracking.messages() - messages);
            System.out.println("measuring the floor …");
            EventFloor floor = new EventFloor(pool, WAYBILLS_A_MESSAGE * SCANS_A_WAYBILL);
            floor.prepare();
            perSecond(floor::batch);
            double least = perSecond(floor::batch);
            figures.put("threads", THREADS);
            figures.put("scans_a_message", WAYBILLS_A_MESSAGE * SCANS_A_WAYBILL);
            figures.put("waybills_a_message", WAYBILLS_A_MESSAGE);
            figures.put("statements_a_message", Math.round(each));
            figures.put("events_per_second", Math.round(events));
            figures.put("floor_events_per_second", Math.round(least));
            figures.put("share_of_floor", Math.round(1000 * events / least) / 1000.0);
        }
    }

    /** Scans a second by all threads; each call writes one message's scans and says how many. */
    private double perSecond(Callable<Integer> work) throws Exception {
        AtomicLong written = new AtomicLong();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Void>> writers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            writers.add(threads.submit((Callable<Void>) () -> {
                while (System.nanoTime() < end) {
                    written.addAndGet(work.call());
                }
                return null;
            }));
        }
        for (Future<Void> writer : writers) {
            writer.get();
        }
        threads.shutdown();
        return written.get() / ((System.nanoTime() - start) / 1e9);
    }
}
