package org.kontor.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.kontor.orders.Order;
import org.kontor.store.engine.EmbeddedDerby;
import org.kontor.store.engine.Engine;
import org.kontor.testkit.TestPostgres;
import org.kontor.testkit.TestStore;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How many whole payments a second: begun, charged at a bank that answers at once, captured into escrow, accepted, released
 * and settled. Beside it the floor: the same rows by plain JDBC in as few transactions as there can be, nothing read or
 * checked. Both are warmed up by so many lives that a slow machine, too, has compiled what it measures.
 */
public final class PayBench {

    private static final int THREADS = 4;
    private static final int POSTINGS_A_PAYMENT = 4;
    private static final int BATCH = 200;
    private static final int COUNTED = 100;
    private static final int WARM_UP = 3_000;

    private final long seconds = Long.getLong("kontor.bench.seconds", 15);
    private final List<Map<String, Object>> databases = new ArrayList<>();

    private PayBench() {}

    /** What is done to one order. */
    private interface Deed {
        void to(Order order) throws Exception;
    }

    /** Seconds spent and payments done. */
    private record Lives(double seconds, long count) {

        Lives plus(double more, int done) {
            return new Lives(seconds + more, count + done);
        }

        double perSecond() {
            return count / seconds;
        }
    }

    /**
     * Arguments: optionally {@code --json FILE}. The system property {@code kontor.bench.seconds} says how long each
     * phase lasts.
     */
    public static void main(String[] arguments) throws Throwable {
        PayBench bench = new PayBench();
        bench.onDerby();
        TestPostgres postgres = new TestPostgres();
        Statement measured = new Statement() {
            @Override
            public void evaluate() throws Throwable {
                bench.onPostgres(postgres.freshDatabase());
            }
        };
        postgres.apply(measured, Description.EMPTY).evaluate();
        for (Map<String, Object> figures : bench.databases) {
            figures.forEach((name, figure) -> System.out.printf("%-32s %s%n", name, figure));
        }
        Figures.write(Map.of("threads", THREADS, "databases", bench.databases), arguments);
    }

    private void onDerby() throws Exception {
        Path folder = Files.createTempDirectory("kontor-pay");
        try (EmbeddedDerby derby = new EmbeddedDerby("jdbc:derby:" + folder.resolve("database"))) {
            run("Derby", derby.source(), SQLDialect.DERBY);
        }
    }

    private void onPostgres(String url) throws Exception {
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setURL(url);
        postgres.setReWriteBatchedInserts(true);
        run("PostgreSQL", postgres, SQLDialect.POSTGRES);
    }

    private void run(String database, DataSource source, SQLDialect dialect) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(THREADS + 1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Engine engine = new Engine(pool, dialect);
            for (String module : List.of("work", "accounts", "orders", "payments")) {
                TestStore.migrate(engine, engine, module);
            }
            BenchedPayments payments = new BenchedPayments(engine);
            PayFloor floor = new PayFloor(pool, dialect == SQLDialect.DERBY);
            System.out.println("warming up, then measuring payments and their floor on " + database + " …");
            lives(payments, payments::pay, payments::accept, 0, WARM_UP);
            Map<String, Object> figures = counted(engine, payments);
            Lives lives = lives(payments, payments::pay, payments::accept, seconds, 1);
            payments.requireSound();
            lives(payments, floor::pay, floor::accept, 0, WARM_UP);
            Lives least = lives(payments, floor::pay, floor::accept, seconds, 1);
            report(database, figures, lives, least);
        }
    }

    private void report(String database, Map<String, Object> counts, Lives lives, Lives least) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("database", database);
        figures.put("payments_per_s", Math.round(lives.perSecond()));
        figures.put("postings_per_s", Math.round(lives.perSecond() * POSTINGS_A_PAYMENT));
        figures.put("floor_payments_per_s", Math.round(least.perSecond()));
        figures.put("share_of_floor", Math.round(1000 * lives.perSecond() / least.perSecond()) / 1000.0);
        figures.putAll(counts);
        databases.add(figures);
    }

    /** What one payment's life costs, counted over a hundred. */
    private static Map<String, Object> counted(Engine engine, BenchedPayments payments) {
        List<Order> orders = payments.place(COUNTED);
        long commits = -engine.commits();
        long statements = -engine.statements();
        orders.forEach(payments::pay);
        commits += engine.commits();
        statements += engine.statements();
        payments.deliver(orders);
        commits -= engine.commits();
        statements -= engine.statements();
        orders.forEach(payments::accept);
        commits += engine.commits();
        statements += engine.statements();
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("commits_per_payment", commits / (double) COUNTED);
        each.put("statements_per_payment", statements / (double) COUNTED);
        return each;
    }

    /** Placing and delivering cost nothing here: only what is done to the orders is timed. */
    private Lives lives(BenchedPayments payments, Deed pay, Deed accept, long time, int count) throws Exception {
        Lives lives = new Lives(0, 0);
        while (lives.seconds() < time || lives.count() < count) {
            List<Order> orders = payments.place(BATCH);
            double paying = timed(orders, pay);
            payments.deliver(orders);
            lives = lives.plus(paying + timed(orders, accept), BATCH);
        }
        return lives;
    }

    private static double timed(List<Order> orders, Deed deed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Void>> workers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < THREADS; i++) {
            List<Order> share = new ArrayList<>();
            for (int j = i; j < orders.size(); j += THREADS) {
                share.add(orders.get(j));
            }
            workers.add(threads.submit((Callable<Void>) () -> {
                for (Order order : share) {
                    deed.to(order);
                }
                return null;
            }));
        }
        for (Future<Void> worker : workers) {
            worker.get();
        }
        threads.shutdown();
        return (System.nanoTime() - start) / 1e9;
    }
}
