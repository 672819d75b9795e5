package org.kontor.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.SQLDialect;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.kontor.store.engine.Engine;
import org.kontor.testkit.TestPostgres;
import org.kontor.testkit.TestStore;

/**
 * Among a million open waybills, how fast those whose turn has come are found, asked about and planned anew, and how
 * many rows are read for it. Beside it the floor: the same rows by plain JDBC.
 */
public final class PollsBench {

    private static final int WAYBILLS = 1_000_000;
    private static final int NUMBERS_A_QUESTION = 30;
    /** Accounts that are asked at the same time; as many warm up, and as many are left for the floor. */
    private static final int TOGETHER = 4;

    private static final String READ_BY_TURN =
            "select idx_tup_read from pg_stat_user_indexes where indexrelname = 'polls_turn'";
    private static final String READ_WITHOUT_INDEX = "select sum(seq_tup_read) from pg_stat_user_tables"
            + " where relname in ('polls', 'legs', 'journeys', 'leg_scans')";
    private static final String PLANNED = "select n_tup_upd from pg_stat_user_tables where relname = 'polls'";

    /** What is done for one account. */
    private interface Work {
        void of(String account) throws Exception;
    }

    private final Map<String, Object> figures = new LinkedHashMap<>();

    private PollsBench() {}

    /**
     * Arguments: optionally {@code --json FILE}. The system property {@code kontor.bench.waybills} says how many are
     * open.
     */
    public static void main(String[] arguments) throws Throwable {
        PollsBench bench = new PollsBench();
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
        try (HikariDataSource pool = pool(url);
                HikariDataSource books = pool(url)) {
            Engine engine = new Engine(pool, SQLDialect.POSTGRES);
            TestStore.migrate(engine, engine, "work");
            TestStore.migrate(engine, engine, "tracking");
            OpenWaybills open =
                    new OpenWaybills(books, Integer.getInteger("kontor.bench.waybills", WAYBILLS), 3 * TOGETHER);
            System.out.println("filling the tables …");
            open.begin();
            figures.put("open_waybills", Integer.getInteger("kontor.bench.waybills", WAYBILLS));
            figures.put("accounts_together", TOGETHER);
            figures.put("numbers_a_question", NUMBERS_A_QUESTION);
            measure(open, engine);
            pool.getHikariPoolMXBean().softEvictConnections();
            System.out.println("measuring the floor …");
            double floor = perSecond(open, 2, new PollFloor(pool, NUMBERS_A_QUESTION)::poll);
            figures.put("floor_legs_per_second", Math.round(floor));
            double legs = ((Number) figures.get("legs_per_second")).doubleValue();
            figures.put("share_of_floor", Math.round(1000 * legs / floor) / 1000.0);
        }
    }

    private void measure(OpenWaybills open, Engine engine) throws Exception {
        try (BenchedPolls polls = new BenchedPolls(engine, NUMBERS_A_QUESTION)) {
            System.out.println("warming up, then measuring polls …");
            perSecond(open, 0, polls::poll);
            long due = (long) TOGETHER * open.due();
            settle(open, due);
            long byTurn = open.figure(READ_BY_TURN);
            long withoutIndex = open.figure(READ_WITHOUT_INDEX);
            long statements = engine.statements();
            double legs = perSecond(open, 1, polls::poll);
            statements = engine.statements() - statements;
            settle(open, 2 * due);
            figures.put("legs_due", due);
            figures.put("legs_per_second", Math.round(legs));
            figures.put("statements_per_1000_legs", Math.round(1000.0 * statements / due));
            figures.put("rows_read_by_turn", open.figure(READ_BY_TURN) - byTurn);
            figures.put("rows_read_without_index", open.figure(READ_WITHOUT_INDEX) - withoutIndex);
        }
    }

    /** PostgreSQL's connections tell what they did a moment later. */
    private static void settle(OpenWaybills open, long planned) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (open.figure(PLANNED) < planned && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
    }

    /** Legs a second; each thread has one account of the group, and works until none of its legs is due. */
    private static double perSecond(OpenWaybills open, int group, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
        List<Future<?>> all = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < TOGETHER; i++) {
            String account = OpenWaybills.account(group * TOGETHER + i);
            all.add(threads.submit(() -> {
                work.of(account);
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        return TOGETHER * open.due() / ((System.nanoTime() - start) / 1e9);
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(2 * TOGETHER);
        return new HikariDataSource(config);
    }
}
