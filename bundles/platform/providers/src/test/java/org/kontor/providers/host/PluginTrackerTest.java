package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.providers.host.Stage.await;
import static org.kontor.providers.host.Stage.eventually;
import static org.kontor.providers.host.Stage.faultOf;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.ProviderException.Fault;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Plugins come and go in a real framework. */
public class PluginTrackerTest {

    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(20), Duration.ofSeconds(20), 2, 1, 3, Duration.ofMillis(200), Duration.ofMillis(600));

    /** As the framework sees a plugin: it takes its time to come, and tells when it was let go. */
    private static final class Plugin implements ServiceFactory<Charges> {

        private final Supplier<Optional<PaymentOutcome>> behaviour;
        private final CountDownLatch mayCome;
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch letGo = new CountDownLatch(1);

        Plugin(Supplier<Optional<PaymentOutcome>> behaviour, CountDownLatch mayCome) {
            this.behaviour = behaviour;
            this.mayCome = mayCome;
        }

        @Override
        public Charges getService(Bundle bundle, ServiceRegistration<Charges> registration) {
            asked.countDown();
            await(mayCome);
            return Stage.scripted(behaviour);
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Charges> registration, Charges service) {
            letGo.countDown();
        }
    }

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Stage stage = new Stage(LIMITS, Stage.TERMS);

    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch running = new CountDownLatch(2);
    private Framework framework;
    private PluginTracker tracker;

    @Before
    public void start() throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(
                        Map.of(Constants.FRAMEWORK_STORAGE, folder.getRoot().toString()));
        framework.start();
        tracker = new PluginTracker(bundle("host").getBundleContext(), stage.host, stage.bell);
    }

    @After
    public void stop() throws Exception {
        slow.countDown();
        stage.letEverybodyGo();
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    public void aPluginIsHereOnceItWasFetchedAndWhatWaitedForItIsWoken() {
        register("org.kontor.payment~a", plugin(() -> PENDING));

        eventually(() -> stage.waiting.woken().equals(List.of("payment-a")));
        assertEquals(PENDING, stage.ask("payment-a"));
    }

    @Test
    public void aServiceWithoutAConfigurationIsLeftAlone() {
        Plugin plugin = plugin(() -> PENDING);
        framework.getBundleContext().registerService(Charges.class, plugin, new Hashtable<>());
        register("org.kontor.payment~a", plugin(() -> PENDING));
        eventually(() -> isHere("payment-a"));

        assertEquals(1, plugin.asked.getCount());
    }

    @Test
    public void aPluginThatTakesLongToComeDelaysNobody() {
        Plugin sluggish = new Plugin(() -> PENDING, slow);

        register("org.kontor.payment~slow", sluggish);
        await(sluggish.asked);
        register("org.kontor.payment~quick", plugin(() -> PENDING));

        eventually(() -> isHere("payment-quick"));
        assertFalse(isHere("payment-slow"));
        slow.countDown();
        eventually(() -> isHere("payment-slow"));
    }

    @Test
    public void aPluginThatLeavesBeforeItHasComeNeverComes() {
        Plugin sluggish = new Plugin(() -> PENDING, slow);
        ServiceRegistration<Charges> registration = register("org.kontor.payment~slow", sluggish);
        await(sluggish.asked);

        registration.unregister();
        slow.countDown();

        eventually(() -> noThread("fetch-payment-slow"));
        assertFalse(isHere("payment-slow"));
        assertEquals(List.of(), stage.waiting.woken());
    }

    @Test
    public void whoTakesAPluginAwayWaitsForItsRunningCalls() {
        Plugin plugin = plugin(this::runUntilReleased);
        ServiceRegistration<Charges> registration = register("org.kontor.payment~a", plugin);
        CompletableFuture<Object> first = asking("payment-a");
        CompletableFuture<Object> second = asking("payment-a");
        await(running);

        CompletableFuture<Void> removal = CompletableFuture.runAsync(registration::unregister);
        eventually(() -> !isHere("payment-a"));
        assertFalse(removal.isDone());
        assertEquals("it is in use", 1, plugin.letGo.getCount());
        stage.letEverybodyGo();

        assertEquals(PENDING, first.join());
        assertEquals(PENDING, second.join());
        removal.join();
        await(plugin.letGo);
    }

    @Test
    public void whenTheHostStopsAllPluginsTogetherGetOnePatience() {
        register("org.kontor.payment~a", plugin(this::runUntilReleased));
        register("org.kontor.payment~b", plugin(this::runUntilReleased));
        CompletableFuture<Fault> first = acting("payment-a");
        CompletableFuture<Fault> second = acting("payment-b");
        await(running);

        long millis = millis(tracker::stop);

        assertTrue("it took " + millis, millis >= 600 && millis < 1_100);
        assertEquals(IN_DOUBT, first.join());
        assertEquals(IN_DOUBT, second.join());
    }

    @Test
    public void whenTheHostStopsNobodyIsCalledAnyMore() {
        register("org.kontor.payment~a", plugin(this::runUntilReleased));
        register("org.kontor.payment~b", plugin(this::runUntilReleased));
        CompletableFuture<Object> first = asking("payment-a");
        CompletableFuture<Object> second = asking("payment-b");
        await(running);

        CompletableFuture<Void> stop = CompletableFuture.runAsync(tracker::stop);

        eventually(() -> !isHere("payment-a") && !isHere("payment-b"));
        assertFalse("both calls still run", first.isDone() || second.isDone());
        stage.letEverybodyGo();
        assertEquals(PENDING, first.join());
        assertEquals(PENDING, second.join());
        stop.join();
    }

    @Test
    public void whenTheServerStopsOnePatienceIsForAllToo() {
        register("org.kontor.payment~a", plugin(this::runUntilReleased));
        register("org.kontor.payment~b", plugin(this::runUntilReleased));
        CompletableFuture<Fault> first = acting("payment-a");
        CompletableFuture<Fault> second = acting("payment-b");
        await(running);

        long millis = millis(() -> {
            try {
                framework.stop();
                framework.waitForStop(10_000);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        assertTrue("it took " + millis, millis >= 600 && millis < 1_100);
        assertEquals(IN_DOUBT, first.join());
        assertEquals(IN_DOUBT, second.join());
    }

    private Optional<PaymentOutcome> runUntilReleased() {
        running.countDown();
        return stage.waitForRelease();
    }

    private CompletableFuture<Object> asking(String account) {
        eventually(() -> isHere(account));
        return CompletableFuture.supplyAsync(() -> stage.ask(account));
    }

    private CompletableFuture<Fault> acting(String account) {
        eventually(() -> isHere(account));
        return CompletableFuture.supplyAsync(() -> faultOf(() -> stage.act(account)));
    }

    private boolean isHere(String account) {
        return stage.host.has(Charges.class, account);
    }

    /** From a bundle of its own, which stops before the host's, as it came after it. */
    private ServiceRegistration<Charges> register(String pid, Plugin plugin) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_PID, pid);
        return bundle(pid).getBundleContext().registerService(Charges.class, plugin, properties);
    }

    private Bundle bundle(String name) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, name.replace('~', '.'));
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try {
            new JarOutputStream(jar, manifest).close();
            Bundle bundle =
                    framework.getBundleContext().installBundle(name, new ByteArrayInputStream(jar.toByteArray()));
            bundle.start();
            return bundle;
        } catch (IOException | BundleException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean noThread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals(name));
    }

    private static Plugin plugin(Supplier<Optional<PaymentOutcome>> behaviour) {
        return new Plugin(behaviour, new CountDownLatch(0));
    }

    private static long millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
