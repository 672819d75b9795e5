package org.kontor.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kontor.testkit.RunningKontor;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.RateSheetDrop;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/** Whole trades over HTTP against a fresh server on Derby, and the floor: the same rows by plain JDBC in one transaction. */
public final class TradeBench {

    private static final int PAIRS = 8;
    private static final int CLIENTS = 12;
    private static final int FLOOR_THREADS = 8;

    private final RunningKontor kontor;
    private final Path repository;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private TradeBench(RunningKontor kontor, Path repository) {
        this.kontor = kontor;
        this.repository = repository;
    }

    /**
     * Arguments: optionally {@code --json FILE}. System properties: {@code kontor.distribution} names the archive to run,
     * {@code kontor.bench.seconds} how long each phase lasts, {@code kontor.bench.java} options for the server's JVM, such
     * as a flight recording.
     */
    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(System.getProperty("kontor.distribution")).toAbsolutePath();
        Path repository = archive.getParent().getParent().getParent();
        long seconds = Long.getLong("kontor.bench.seconds", 20);
        Path work = repository.resolve("benchmarks/target/servers");
        boolean good;
        try (RunningKontor kontor = RunningKontor.unpack(archive, work)) {
            kontor.javaOption(System.getProperty("kontor.bench.java", ""));
            TradeBench bench = new TradeBench(kontor, repository);
            good = bench.run(Duration.ofSeconds(seconds));
            Figures.write(bench.figures, arguments);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(Duration phase) throws Exception {
        kontor.distribution().put("org.kontor.carrier.sandbox-main.cfg", "clock.speed", "100000000");
        kontor.distribution().put("org.kontor.tracking.cfg", "poll.millis", "600000");
        long start = System.nanoTime();
        kontor.start();
        figure("cold_start_to_first_200_s", (System.nanoTime() - start) / 1e9);
        Http server = Http.to(kontor.distribution().address());
        List<Traders> pairs = traders(server);
        System.out.println("warming up …");
        Load load = new Load(pairs);
        Load.Outcome warm = load.atFullSpeed(CLIENTS, phase);
        long warmed = warm.trades();
        if (warmed == 0) {
            throw new IllegalStateException("no trade came to its end: " + warm.firstFailure());
        }
        System.out.println("full speed, " + CLIENTS + " clients, " + phase.toSeconds() + " s …");
        Measured before = Measured.of(server);
        Load.Outcome fast = load.atFullSpeed(CLIENTS, phase);
        server(before, Measured.of(server), fast);
        double rate = Math.max(1, fast.tradesPerSecond() / 2);
        System.out.printf(Locale.ROOT, "constant arrival, %.0f trades/s, %d s …%n", rate, phase.toSeconds());
        Load.Outcome steady = load.atRate(rate, phase);
        latencies(fast, steady);
        hotAdd(pairs.get(0));
        kontor.stop();
        System.out.println("the floor, " + FLOOR_THREADS + " threads …");
        floor(warmed + fast.trades() + steady.trades(), fast, phase);
        print(fast, steady);
        return fast.failures() + steady.failures() == 0;
    }

    private List<Traders> traders(Http server) throws IOException {
        String token = kontor.distribution().operatorToken();
        List<Traders> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(Traders.settle(server, token));
        }
        return pairs;
    }

    private void server(Measured before, Measured after, Load.Outcome fast) {
        double trades = fast.trades();
        figure("trades_per_s", fast.tradesPerSecond());
        figure("cpu_ms_per_trade", after.since(before, "process_cpu_seconds_total") * 1000 / trades);
        figure("statements_per_trade", after.since(before, "kontor_store_statements_total") / trades);
        figure("commits_per_trade", after.since(before, "kontor_store_commits_total") / trades);
        figure("provider_calls_per_trade", after.since(before, "kontor_provider_calls_total") / trades);
    }

    private void latencies(Load.Outcome fast, Load.Outcome steady) {
        figure("constant_arrival_trades_per_s", steady.tradesPerSecond());
        figure("failures", fast.failures() + steady.failures());
        for (String step : Load.STEPS) {
            String name = step.replace(' ', '_');
            figure("p50_ms_" + name, steady.steps().millis(step, 50));
            figure("p99_ms_" + name, steady.steps().millis(step, 99));
        }
    }

    /** From the drop of the rate sheet plugin's jar and configuration to its option in a quote. */
    private void hotAdd(Traders pair) throws IOException {
        long start = System.nanoTime();
        new RateSheetDrop(
                        repository.resolve("bundles/plugins/carriers/ratesheet"),
                        kontor.distribution().home())
                .bring();
        TradeRun trade = new TradeRun(pair, Duration.ofMillis(10));
        trade.until(
                trade::quote,
                answer -> answer.body().path("options").toString().contains(RateSheetDrop.ACCOUNT),
                "the rate sheet's option");
        figure("hot_added_carrier_in_quote_s", (System.nanoTime() - start) / 1e9);
    }

    private void floor(long trades, Load.Outcome fast, Duration phase) throws Exception {
        Floor.Result floor = new Floor(kontor.distribution().home().resolve("db/kontor"))
                .measure(trades, FLOOR_THREADS, phase.toSeconds());
        figure("floor_trades_per_s", floor.tradesPerSecond());
        figure("rows_per_trade", floor.rowsPerTrade());
        figure("share_of_floor", fast.tradesPerSecond() / floor.tradesPerSecond());
        figures.put("rows_by_table", floor.rowsByTable());
    }

    private void figure(String name, double number) {
        figures.put(name, Math.round(number * 1000) / 1000.0);
    }

    private void print(Load.Outcome fast, Load.Outcome steady) {
        System.out.println();
        System.out.printf("%-14s %12s %12s %12s %12s%n", "step", "p50 steady", "p99 steady", "p50 full", "p99 full");
        for (String step : Load.STEPS) {
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %9.1f ms %9.1f ms %9.1f ms %9.1f ms%n",
                    step,
                    steady.steps().millis(step, 50),
                    steady.steps().millis(step, 99),
                    fast.steps().millis(step, 50),
                    fast.steps().millis(step, 99));
        }
        System.out.println();
        figures.forEach((name, number) -> {
            if (!name.startsWith("p50") && !name.startsWith("p99")) {
                System.out.printf("%-32s %s%n", name, number);
            }
        });
        if (!fast.firstFailure().isEmpty() || !steady.firstFailure().isEmpty()) {
            System.out.println(
                    "first failure: " + (fast.firstFailure().isEmpty() ? steady.firstFailure() : fast.firstFailure()));
        }
    }
}
