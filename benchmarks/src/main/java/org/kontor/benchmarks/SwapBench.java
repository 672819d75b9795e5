package org.kontor.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kontor.testkit.RunningKontor;
import org.kontor.testkit.swap.PluginVersions;
import org.kontor.testkit.swap.SandboxBooks;
import org.kontor.testkit.swap.SwapTraffic;
import org.kontor.testkit.swap.Swapper;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.RateSheetDrop;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/** Plugins swapped hundreds of times under constant traffic: what traders, other bundles and the memory notice of it. */
public final class SwapBench {

    private static final int PAIRS = 8;
    private static final int WARM_CYCLES = 18;

    /** About what one of two cores serves; the other is for the swaps and the traders. */
    private static final double QUOTES_PER_SECOND = 100;

    private static final double TRADES_PER_SECOND = 5;

    private final RunningKontor kontor;
    private final Path repository;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private SwapBench(RunningKontor kontor, Path repository) {
        this.kontor = kontor;
        this.repository = repository;
    }

    /**
     * Arguments: optionally {@code --json FILE}. System properties: {@code kontor.distribution} names the archive,
     * {@code kontor.swap.cycles} how many cycles (500), {@code kontor.swap.requests} how many requests at least (100000).
     */
    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(System.getProperty("kontor.distribution")).toAbsolutePath();
        Path repository = archive.getParent().getParent().getParent();
        boolean good;
        try (RunningKontor kontor = RunningKontor.unpack(archive, repository.resolve("benchmarks/target/servers"))) {
            SwapBench bench = new SwapBench(kontor, repository);
            good = bench.run(
                    Integer.getInteger("kontor.swap.cycles", 500), Long.getLong("kontor.swap.requests", 100_000));
            Figures.write(bench.figures, arguments);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(int cycles, long requests) throws Exception {
        kontor.distribution().put("org.kontor.tracking.cfg", "poll.millis", "600000");
        kontor.start();
        Http server = Http.to(kontor.distribution().address());
        List<Traders> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(Traders.settle(server, kontor.distribution().operatorToken()));
        }
        bringRateSheet(pairs.get(0));
        SwapTraffic traffic = new SwapTraffic(pairs);
        System.out.println("warming up …");
        traffic.begin(QUOTES_PER_SECOND / 4, TRADES_PER_SECOND / 4);
        TimeUnit.SECONDS.sleep(30);
        traffic.begin(QUOTES_PER_SECOND * 3 / 4, TRADES_PER_SECOND * 3 / 4);
        Swapper swapper = new Swapper(pairs.get(0).operator(), pairs.get(0), plugins());
        long start = System.nanoTime();
        double quiet = quiet(traffic);
        for (int i = 0; i < WARM_CYCLES; i++) {
            swapper.cycle();
        }
        Measured before = collected(server);
        traffic.forgetLatencies();
        long first = traffic.requests();
        for (int i = 0; i < cycles; i++) {
            // Evenly among the requests: the figures are about swaps that happen while traders trade.
            while (traffic.requests() - first < requests * i / cycles) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            swapper.cycle();
            progress(swapper, traffic, cycles);
        }
        while (traffic.requests() - first < requests) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        figures.put("p99_ratio", rounded(traffic.p99Millis() / quiet));
        figures.put("p99_ms_without_swaps", rounded(quiet));
        traffic.end();
        figures.put("seconds", rounded((System.nanoTime() - start) / 1e9));
        return report(swapper, traffic, before, collected(server));
    }

    private void bringRateSheet(Traders pair) throws IOException {
        new RateSheetDrop(module("carriers/ratesheet"), kontor.distribution().home()).bring();
        TradeRun trade = new TradeRun(pair, Duration.ofMillis(50));
        trade.until(
                trade::quote,
                answer -> answer.body().path("options").toString().contains(RateSheetDrop.ACCOUNT),
                "the rate sheet's option");
    }

    private List<PluginVersions> plugins() throws IOException {
        List<PluginVersions> plugins = new ArrayList<>();
        for (String module : List.of("carriers/sandbox", "payments/sandbox", "carriers/ratesheet")) {
            try (Stream<Path> files = Files.list(module(module).resolve("target"))) {
                Path jar = files.filter(file -> file.getFileName().toString().matches("kontor-.*SNAPSHOT\\.jar"))
                        .findFirst()
                        .orElseThrow();
                plugins.add(new PluginVersions(Files.readAllBytes(jar)));
            }
        }
        return plugins;
    }

    private Path module(String name) {
        return repository.resolve("bundles/plugins").resolve(name);
    }

    /** The same traffic with nothing swapped. */
    private double quiet(SwapTraffic traffic) throws InterruptedException {
        System.out.println("measuring without swaps …");
        TimeUnit.SECONDS.sleep(20);
        traffic.forgetLatencies();
        TimeUnit.SECONDS.sleep(40);
        return traffic.p99Millis();
    }

    /** The server's counters after a full collection. */
    private Measured collected(Http server) throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        for (int i = 0; i < 3; i++) {
            new ProcessBuilder(jcmd.toString(), Long.toString(kontor.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
        return Measured.of(server);
    }

    private static void progress(Swapper swapper, SwapTraffic traffic, int cycles) {
        if (swapper.cycles() % 50 == 0) {
            System.out.printf(
                    "%4d of %d cycles, %,d requests, %d failed%n",
                    swapper.cycles(),
                    cycles,
                    traffic.requests(),
                    traffic.failures().size());
        }
    }

    private boolean report(Swapper swapper, SwapTraffic traffic, Measured before, Measured after) throws IOException {
        List<String> wrong = new SandboxBooks(kontor.distribution().home())
                .lostOrDoubled(traffic.paid(), traffic.booked(), Set.of(), Set.of());
        long others = otherBundlesStopped();
        double metaspace = after.sums().get("jvm_memory_metaspace_used_bytes")
                / before.sums().get("jvm_memory_metaspace_used_bytes");
        long held = Math.round(after.sums().get("kontor_departed_class_loaders"));
        figures.put("cycles", swapper.cycles());
        figures.put("requests", traffic.requests());
        figures.put("failed_requests", traffic.failures().size());
        figures.put("lost_or_doubled", wrong.size());
        figures.put("other_bundles_restarted", others);
        figures.put("leaked_class_loaders", held);
        figures.put("drop_to_first_use_ms", rounded(median(swapper.firstUses())));
        figures.put("rollback_ms_worst", rounded(worst(swapper.rollbacks())));
        figures.put("metaspace_ratio", rounded(metaspace));
        figures.put("paid", traffic.paid().size());
        figures.put("booked", traffic.booked().size());
        System.out.println();
        figures.forEach((name, figure) -> System.out.printf("%-26s %s%n", name, figure));
        System.out.println(SwapTraffic.few(traffic.failures()));
        System.out.println(SwapTraffic.few(wrong));
        return traffic.failures().isEmpty() && wrong.isEmpty() && others == 0 && held == 0;
    }

    private long otherBundlesStopped() throws IOException {
        Http server = Http.to(kontor.distribution().address());
        String page = new String(server.get("/metrics").expect(200).bytes(), StandardCharsets.UTF_8);
        List<String> swapped = plugins().stream().map(PluginVersions::plugin).toList();
        return page.lines()
                .filter(line -> line.startsWith("kontor_bundle_stops_total{"))
                .filter(line -> swapped.stream().noneMatch(name -> line.contains("\"" + name + "\"")))
                .peek(System.out::println)
                .count();
    }

    private static double median(List<Double> millis) {
        return millis.stream().sorted().skip(millis.size() / 2).findFirst().orElse(0.0);
    }

    private static double worst(List<Double> millis) {
        return millis.stream().max(Double::compare).orElse(0.0);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
