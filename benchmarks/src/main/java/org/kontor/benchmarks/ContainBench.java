package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.kontor.testkit.RunningKontor;
import org.kontor.testkit.jars.BadJar;
import org.kontor.testkit.jars.BadJars;
import org.kontor.testkit.jars.JarSketch;
import org.kontor.testkit.swap.SwapTraffic;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.Traders;

/**
 * Every bad plugin at once, under traffic: what a good one and the server's end notice of them, against as many plugins
 * that behave.
 */
public final class ContainBench {

    private static final String JAR = "application/java-archive";
    private static final String PLUGIN = "com.example.carrier.";
    private static final int READINGS = 9;
    private static final int TOO_LONG = 413;

    private final RunningKontor kontor;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private ContainBench(RunningKontor kontor) {
        this.kontor = kontor;
    }

    /** Arguments: optionally {@code --json FILE}. The system property {@code kontor.distribution} names the archive. */
    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(System.getProperty("kontor.distribution")).toAbsolutePath();
        Path repository = archive.getParent().getParent().getParent();
        Path servers = repository.resolve("benchmarks/target/servers");
        try (RunningKontor kontor = RunningKontor.unpack(archive, servers)) {
            ContainBench bench = new ContainBench(kontor);
            bench.run(BadJars.all(Files.createTempDirectory(Files.createDirectories(servers), "bad-jars-")));
            bench.figures.forEach((name, figure) -> System.out.printf("%-32s %s%n", name, figure));
            Figures.write(bench.figures, arguments);
        }
    }

    private void run(List<BadJar> jars) throws Exception {
        kontor.start();
        Http server = Http.to(kontor.distribution().address());
        Traders traders = Traders.settle(server, kontor.distribution().operatorToken());
        SwapTraffic traffic = new SwapTraffic(List.of(traders));
        traffic.begin(40, 1);
        long contained =
                jars.stream().filter(bad -> bad.findingCode().isEmpty()).count();
        System.out.println("warming up, then measuring with " + contained + " more that behave …");
        TimeUnit.SECONDS.sleep(30);
        for (int i = 0; i < contained; i++) {
            bring(
                    traders.operator(),
                    "good_" + i,
                    JarSketch.carrier("good-" + i, "1.0.0").bytes());
        }
        TimeUnit.SECONDS.sleep(10);
        double quiet = p99(traders.operator());
        for (int i = 0; i < contained; i++) {
            traders.operator().delete("plugins/" + PLUGIN + "good_" + i).expect(200);
        }
        long refused =
                jars.stream().filter(bad -> isRefused(traders.operator(), bad)).count();
        System.out.println("measuring with " + contained + " that misbehave …");
        TimeUnit.SECONDS.sleep(15);
        double beside = p99(traders.operator());
        traffic.end();
        long begun = System.nanoTime();
        kontor.stop();
        figures.put("jars", jars.size());
        figures.put("refused", refused);
        figures.put("misbehaving", contained);
        figures.put("requests", traffic.requests());
        figures.put("failed_requests", traffic.failures().size());
        figures.put("sandbox_p99_ms_beside_good", rounded(quiet));
        figures.put("sandbox_p99_ms_beside_bad", rounded(beside));
        figures.put("p99_growth", rounded(beside / quiet - 1));
        figures.put("stop_seconds", rounded((System.nanoTime() - begun) / 1e9));
        System.out.println(SwapTraffic.few(traffic.failures()));
    }

    /** Sends the jar, with an account for what gets in. */
    private boolean isRefused(Http operator, BadJar bad) {
        try {
            if (!Files.isRegularFile(bad.jar())) {
                return true;
            }
            byte[] content = Files.readAllBytes(bad.jar());
            Http.Answer answer = bad.findingCode().isEmpty()
                    ? bring(operator, bad.name().replace('-', '_'), content)
                    : operator.post("plugins", JAR, content);
            if (answer.status() >= 400 && answer.status() != TOO_LONG) {
                System.out.printf("%-32s %s%n", bad.name(), answer.text("detail"));
            }
            return answer.status() >= 400;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With an account, which may take half a second for an answer and two calls at once. */
    private Http.Answer bring(Http operator, String name, byte[] content) throws IOException {
        Files.writeString(
                kontor.distribution().etc().resolve(PLUGIN + name + "-main.cfg"),
                "kontor.deadline.millis = 500\nkontor.limit = 2\n");
        return operator.post("plugins", JAR, content);
    }

    /** Of the good carrier's own calls: the median of several looks at its last 512. */
    private static double p99(Http operator) throws InterruptedException {
        double[] seen = new double[READINGS];
        for (int i = 0; i < READINGS; i++) {
            TimeUnit.SECONDS.sleep(5);
            for (JsonNode account : operator.get("providers").expect(200).body().path("items")) {
                if (account.path("account").asText().equals(Traders.CARRIER)) {
                    seen[i] = account.path("p99Millis").asDouble();
                }
            }
        }
        return DoubleStream.of(seen).sorted().skip(READINGS / 2).findFirst().orElseThrow();
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
