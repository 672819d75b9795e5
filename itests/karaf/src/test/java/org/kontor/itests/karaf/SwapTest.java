package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.kontor.testkit.swap.PluginVersions;
import org.kontor.testkit.swap.SandboxBooks;
import org.kontor.testkit.swap.SwapTraffic;
import org.kontor.testkit.swap.Swapper;
import org.kontor.testkit.trade.RateSheetDrop;
import org.kontor.testkit.trade.Traders;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;

/** Three plugins are upgraded, tried, sent back, rolled back, removed and brought back while traders trade: nobody notices. */
public class SwapTest extends KarafTest {

    private static final int CYCLES = 50;

    private final List<PluginVersions> plugins = new ArrayList<>();
    private final Queue<String> disturbed = new ConcurrentLinkedQueue<>();
    private final BundleListener watch = this::note;
    private Traders traders;

    @Before
    public void bringTheThirdPlugin() throws Exception {
        traders = TradeTest.traders();
        for (String module : List.of("carrier-sandbox", "payment-sandbox", "carrier-ratesheet")) {
            plugins.add(new PluginVersions(Files.readAllBytes(shipped(module))));
        }
        rateSheet().bring();
        until(() -> "no option of " + RateSheetDrop.ACCOUNT, () -> HotCarrierTest.quote(traders)
                .body()
                .path("options")
                .toString()
                .contains(RateSheetDrop.ACCOUNT));
        bundles.addBundleListener(watch);
    }

    @After
    public void putTheShippedOnesBack() throws IOException {
        bundles.removeBundleListener(watch);
        for (PluginVersions plugin : plugins.subList(0, 2)) {
            traders.operator()
                    .post("plugins", "application/java-archive", plugin.shipped())
                    .expect(200, 201);
        }
        traders.operator().delete("plugins/" + plugins.get(2).plugin());
        rateSheet().take();
    }

    @Test
    public void fiftyCyclesUnderTrafficLoseNothingAndTouchNobody() throws Exception {
        SandboxBooks books = new SandboxBooks(base());
        Set<String> chargedBefore = books.charges();
        Set<String> bookedBefore = books.bookings();
        SwapTraffic traffic = new SwapTraffic(List.of(traders, TradeTest.traders()));
        Swapper swapper = new Swapper(traders.operator(), traders, plugins);

        traffic.begin(30, 2);
        while (swapper.cycles() < CYCLES) {
            swapper.cycle();
        }
        traffic.end();

        assertEquals(SwapTraffic.few(traffic.failures()), 0, traffic.failures().size());
        assertTrue(traffic.requests() + " requests", traffic.requests() > 300);
        assertEquals(List.of(), books.lostOrDoubled(traffic.paid(), traffic.booked(), chargedBefore, bookedBefore));
        assertEquals(List.of(), List.copyOf(disturbed));
        assertTrue(
                "rollbacks took " + swapper.rollbacks() + " ms",
                swapper.rollbacks().stream().allMatch(one -> one < 5_000));
        long[] held = {0};
        until(() -> held[0] + " class loaders are held", () -> {
            System.gc();
            held[0] = heldLoaders();
            return held[0] == 0;
        });
    }

    private static long heldLoaders() throws Exception {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("kontor_departed_class_loaders"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(number -> (long) Double.parseDouble(number))
                .findFirst()
                .orElseThrow();
    }

    private static RateSheetDrop rateSheet() {
        return new RateSheetDrop(Path.of(System.getProperty("kontor.ratesheet")), base());
    }

    private static Path base() {
        return Path.of(System.getProperty("karaf.base"));
    }

    private static Path shipped(String module) throws IOException {
        try (Stream<Path> versions = Files.walk(base().resolve("system/org/kontor/kontor-" + module))) {
            return versions.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void note(BundleEvent event) {
        String name = event.getBundle().getSymbolicName();
        boolean stopped = event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNRESOLVED;
        if (stopped && plugins.stream().noneMatch(plugin -> plugin.plugin().equals(name))) {
            disturbed.add(name);
        }
    }
}
