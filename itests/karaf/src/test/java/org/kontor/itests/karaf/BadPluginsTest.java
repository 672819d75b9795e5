package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.kontor.testkit.jars.BadJar;
import org.kontor.testkit.jars.BadJars;
import org.kontor.testkit.swap.SwapTraffic;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.Traders;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Every jar that is wrong, or does wrong: refused with its reason or contained, while traders ask for quotes. */
public class BadPluginsTest extends KarafTest {

    private static final String JAR = "application/java-archive";
    private static final int AT_ONCE = 4;

    @Inject
    protected ConfigurationAdmin configurations;

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private Traders traders;
    private List<BadJar> jars;

    @Before
    public void findTheJars() throws Exception {
        traders = TradeTest.traders();
        jars = BadJars.madeIn(Path.of(System.getProperty("kontor.bad.jars")));
        assertTrue("only " + jars.size() + " jars", jars.size() >= 30);
    }

    @Test
    public void whatIsWrongBeforeItRunsIsRefusedAndNothingChanges() throws Exception {
        List<String> before = installed();

        for (BadJar bad : those(bad -> bad.findingCode().isPresent() && Files.isRegularFile(bad.jar()))) {
            Http.Answer answer = traders.operator().post("plugins", JAR, Files.readAllBytes(bad.jar()));
            boolean refused = answer.status() == 422 || answer.status() == 400 || answer.status() == 409;
            boolean named = answer.body().toString().contains(bad.findingCode().orElseThrow());
            // What is longer than any jar may be is not even read.
            if (answer.status() != 413 && !(refused && named)) {
                wrong.add(bad.name() + ": " + answer.status() + " " + answer.body());
            }
        }

        assertEquals(SwapTraffic.few(List.copyOf(wrong)), 0, wrong.size());
        assertEquals(before, installed());
    }

    @Test
    public void whatDoesWrongWhileItRunsIsContained() throws Exception {
        SwapTraffic traffic = new SwapTraffic(List.of(traders));
        traffic.begin(10, 1);
        ExecutorService operators = Executors.newFixedThreadPool(AT_ONCE);
        those(bad -> bad.findingCode().isEmpty()).forEach(bad -> operators.execute(() -> contain(bad)));
        operators.shutdown();

        assertTrue("operators still wait", operators.awaitTermination(170, TimeUnit.SECONDS));
        traffic.end();

        assertEquals(SwapTraffic.few(List.copyOf(wrong)), 0, wrong.size());
        assertEquals(SwapTraffic.few(traffic.failures()), 0, traffic.failures().size());
        assertTrue(
                "only " + traffic.booked().size() + " trades", traffic.booked().size() > 5);
    }

    /** Installed or refused with a sentence; asked while it is here; then gone. */
    private void contain(BadJar bad) {
        String plugin = "com.example.carrier." + bad.name().replace('-', '_');
        try {
            Configuration account = configurations.createFactoryConfiguration(plugin, "?");
            Dictionary<String, Object> limits =
                    new Hashtable<>(Map.of("kontor.deadline.millis", "500", "kontor.limit", "2"));
            account.update(limits);
            Http.Answer answer = traders.operator().post("plugins", JAR, Files.readAllBytes(bad.jar()));
            if (answer.status() >= 500
                    || answer.status() >= 400 && answer.text("detail").isBlank()) {
                wrong.add(bad.name() + " installed: " + answer.status() + " " + answer.body());
            }
            for (int i = 0; i < 6; i++) {
                HotCarrierTest.quote(traders).expect(201);
            }
            if (answer.status() < 300) {
                traders.operator().delete("plugins/" + plugin).expect(200, 204);
            }
            account.delete();
            until(() -> plugin + " is still installed", () -> !installed().contains(plugin));
        } catch (Exception e) {
            wrong.add(bad.name() + ": " + e);
        }
    }

    private List<BadJar> those(Predicate<BadJar> which) {
        return jars.stream().filter(which).toList();
    }

    private List<String> installed() {
        List<String> names = new ArrayList<>();
        for (Bundle bundle : bundles.getBundles()) {
            names.add(bundle.getSymbolicName());
        }
        return names;
    }
}
