package org.kontor.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.jooq.SQLDialect;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.providers.host.BenchedHost;
import org.kontor.store.engine.Engine;
import org.kontor.testkit.TestStore;

/**
 * What a quote takes beyond its slowest carrier, in this process: the resource, its desks and the provider host as in a
 * server, on a Derby on the disk. Fresh questions come at a steady rate; each is counted from when it was due. Beside
 * it the floor: the same carriers asked by plain futures.
 */
public final class QuotesBench {

    private static final int ACCOUNTS = 20;
    private static final Duration SLOWEST = Duration.ofMillis(50);
    private static final int PER_SECOND = 10;
    private static final int WARMING = 4;
    private static final int TRADERS = 8;
    private static final String ACCOUNT = "carrier.benched-";
    private static final int CREATED = 201;
    private static final String QUOTE = "quote";
    private static final String OVER = "over slowest";
    private static final String FLOOR = "floor over slowest";

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final TimedCarriers carriers = new TimedCarriers(ACCOUNTS, SLOWEST);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final long seconds = Long.getLong("kontor.bench.seconds", 20);
    private int lastWeightGrams = 10_000;

    private QuotesBench() {}

    /**
     * Arguments: optionally {@code --json FILE}. The system property {@code kontor.bench.seconds} says how long each
     * phase lasts.
     */
    public static void main(String[] arguments) throws Exception {
        RuntimeDelegate.setInstance(new ResteasyProviderFactoryImpl());
        QuotesBench bench = new QuotesBench();
        Path folder = Files.createTempDirectory("kontor-quotes-");
        System.setProperty("derby.stream.error.file", folder.resolve("derby.log").toString());
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(folder.resolve("db").toString());
        derby.setConnectionAttributes("create=true");
        HikariConfig config = new HikariConfig();
        config.setDataSource(derby);
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            bench.run(new Engine(pool, SQLDialect.DERBY));
        }
        bench.figures.forEach((name, figure) -> System.out.printf("%-32s %s%n", name, figure));
        Figures.write(bench.figures, arguments);
    }

    private void run(Engine engine) throws Exception {
        TestStore.migrate(engine, engine, "logistics");
        TestStore.migrate(engine, engine, "web");
        Steps steps = new Steps(QUOTE, OVER, FLOOR);
        try (BenchedHost host = new BenchedHost(engine, Clock.systemUTC())) {
            int number = 0;
            for (Rates carrier : carriers.all()) {
                host.admit(ACCOUNT + ++number, carrier);
            }
            BenchedQuotes quotes = new BenchedQuotes(engine, host);
            System.out.println("warming up …");
            atRate(WARMING * PER_SECOND, weight -> quote(quotes, weight, new Steps(QUOTE, OVER)));
            System.out.println("measuring " + PER_SECOND + " quotes a second at " + ACCOUNTS + " accounts …");
            measure(engine, weight -> quote(quotes, weight, steps));
            figures.put("threads_of_accounts_allowed", ACCOUNTS * host.threadsAnAccount());
        }
        System.out.println("measuring the floor …");
        ExecutorService pool = Executors.newCachedThreadPool();
        atRate(PER_SECOND, weight -> futures(pool, weight, new Steps(FLOOR)));
        atRate(PER_SECOND, weight -> futures(pool, weight, steps));
        pool.shutdown();
        for (String step : List.of(QUOTE, OVER, FLOOR)) {
            figures.put("p50_ms_" + step.replace(' ', '_'), steps.millis(step, 50));
            figures.put("p99_ms_" + step.replace(' ', '_'), steps.millis(step, 99));
        }
    }

    private void measure(Engine engine, IntFunction<LongConsumer> questions) throws InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.resetPeakThreadCount();
        long statements = engine.statements();
        long commits = engine.commits();
        double asked = atRate(PER_SECOND, questions);
        figures.put("accounts", ACCOUNTS);
        figures.put("slowest_carrier_ms", SLOWEST.toMillis());
        figures.put("quotes", asked);
        figures.put("statements_per_quote", (engine.statements() - statements) / asked);
        figures.put("commits_per_quote", (engine.commits() - commits) / asked);
        figures.put("threads_at_most", threads.getPeakThreadCount());
        figures.put(
                "threads_of_accounts",
                Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(Objects::nonNull)
                        .map(ThreadInfo::getThreadName)
                        .filter(name -> name.startsWith(ACCOUNT))
                        .count());
    }

    private LongConsumer quote(BenchedQuotes quotes, int weightGrams, Steps steps) {
        byte[] body = BenchedQuotes.body(BenchedQuotes.shipment(weightGrams));
        return due -> {
            Response answer = quotes.ask(body);
            long took = System.nanoTime() - due;
            if (answer.getStatus() != CREATED || options(answer) != ACCOUNTS * carriers.optionsEach()) {
                throw new IllegalStateException(answer.getStatus() + " with " + options(answer) + " options");
            }
            steps.took(QUOTE, took);
            steps.took(OVER, took - carriers.slowestNanos(weightGrams));
        };
    }

    private LongConsumer futures(ExecutorService pool, int weightGrams, Steps steps) {
        Shipment shipment = BenchedQuotes.shipment(weightGrams);
        return due -> {
            CompletableFuture.allOf(carriers.all().stream()
                            .map(carrier -> CompletableFuture.supplyAsync(() -> carrier.quote(shipment), pool))
                            .toArray(CompletableFuture[]::new))
                    .join();
            steps.took(FLOOR, System.nanoTime() - due - carriers.slowestNanos(weightGrams));
        };
    }

    /** Begins questions at a fixed rate whatever becomes of them, each about goods of another weight. */
    private int atRate(int perSecond, IntFunction<LongConsumer> questions) throws InterruptedException {
        ExecutorService traders = Executors.newFixedThreadPool(TRADERS);
        long start = System.nanoTime();
        int asked = 0;
        while (asked < seconds * perSecond) {
            LongConsumer question = questions.apply(++lastWeightGrams);
            long due = start + ++asked * (1_000_000_000L / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            traders.execute(() -> ask(question, due));
        }
        traders.shutdown();
        boolean ended = traders.awaitTermination(1, TimeUnit.MINUTES);
        Optional.ofNullable(failure.get()).ifPresent(e -> {
            throw new IllegalStateException("a quote failed", e);
        });
        if (!ended) {
            throw new IllegalStateException("quotes still run after a minute");
        }
        return asked;
    }

    private void ask(LongConsumer question, long due) {
        try {
            question.accept(due);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private static int options(Response answer) {
        return new String((byte[]) answer.getEntity(), UTF_8).split("\"validUntil\"", -1).length - 1;
    }
}
