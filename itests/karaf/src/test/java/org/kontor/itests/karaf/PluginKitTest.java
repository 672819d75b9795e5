package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Test;
import org.kontor.conformance.CarrierKit;
import org.kontor.conformance.ScriptedProvider;
import org.kontor.providers.Providers;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What every plugin must be in a server, asked of every plugin feature there is, without a line of code from any. */
public class PluginKitTest extends KarafTest {

    private static final String LOCATION = "kit:";
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int SOME_CALLS = 50;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private Providers providers;

    @After
    public void leaveTheServerAsItWas() throws Exception {
        Configuration[] left = configurations.listConfigurations("(service.pid=*.kit~test)");
        for (Configuration configuration : left == null ? new Configuration[0] : left) {
            configuration.delete();
        }
        for (Bundle bundle : bundles.getBundles()) {
            if (bundle.getLocation().startsWith(LOCATION)) {
                bundle.uninstall();
            }
        }
    }

    @Test
    public void everyPluginComesAloneServesOnceConfiguredAndGoesWithoutATrace() throws Exception {
        List<Path> plugins = PluginFeatures.jars();
        assertTrue("only " + plugins, plugins.size() >= 4);
        for (Path plugin : plugins) {
            List<WeakReference<ClassLoader>> loaders = live(PluginCopy.of(plugin));
            until(() -> plugin.getFileName() + " leaves a class loader", () -> {
                System.gc();
                return loaders.stream().allMatch(loader -> loader.refersTo(null));
            });
        }
    }

    /** One life of a plugin; gives the class loaders that nobody may hold afterwards. */
    private List<WeakReference<ClassLoader>> live(PluginCopy copy) throws Exception {
        try (ScriptedProvider provider = copy.provider()) {
            return live(copy, provider.at(CarrierKit.World.FINE));
        }
    }

    private List<WeakReference<ClassLoader>> live(PluginCopy copy, URI provider) throws Exception {
        Bundle first = comesAlone(copy, copy.pid() + ".first");
        assertEquals(copy.name() + " before its configuration", Optional.empty(), service(first));

        Configuration configuration = configurations.getFactoryConfiguration(copy.pid(), "test", "?");
        Map<String, Object> settings = copy.settings(Files.createTempDirectory(copy.pid()), provider);
        servesSoon(first, configuration, settings);
        tellsNoSecret(first);
        comesAnewWhenItsConfigurationChanges(first, configuration, settings);

        WeakReference<ClassLoader> firsts = loader(first);
        Bundle second = handsOver(first, copy);
        WeakReference<ClassLoader> seconds = loader(second);
        second.stop();
        assertEquals(copy.name() + " after its stop", Optional.empty(), service(second));
        second.uninstall();
        configuration.delete();
        return List.of(firsts, seconds);
    }

    private Bundle comesAlone(PluginCopy copy, String name) throws Exception {
        Queue<String> others = new ConcurrentLinkedQueue<>();
        BundleListener watch = event -> note(event, copy.pid(), others);
        bundles.addBundleListener(watch);
        Bundle bundle = bundles.installBundle(LOCATION + name, copy.as(name));
        bundle.start();
        bundles.removeBundleListener(watch);
        assertEquals(Bundle.ACTIVE, bundle.getState());
        assertEquals("touched by " + copy.name(), List.of(), List.copyOf(others));
        return bundle;
    }

    private void servesSoon(Bundle bundle, Configuration configuration, Map<String, Object> settings) throws Exception {
        long start = System.nanoTime();
        configuration.update(new Hashtable<>(settings));
        until(() -> bundle + " does not serve", () -> service(bundle).isPresent());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(bundle + " serves after " + took, took.compareTo(SOON) <= 0);
    }

    private static void tellsNoSecret(Bundle bundle) {
        ServiceReference<?> service = service(bundle).orElseThrow();
        for (String key : service.getPropertyKeys()) {
            assertFalse(bundle + " tells " + key, PluginCopy.isSecret(key, service.getProperty(key)));
        }
    }

    private void comesAnewWhenItsConfigurationChanges(
            Bundle bundle, Configuration configuration, Map<String, Object> settings) throws Exception {
        int before = instance(bundle);
        settings.put("kontor.limit", 4);
        configuration.update(new Hashtable<>(settings));
        until(() -> bundle + " is as before", () -> service(bundle).isPresent() && instance(bundle) != before);
    }

    /** A successor comes while calls go on, and then the first one goes: every call is answered. */
    private Bundle handsOver(Bundle first, PluginCopy copy) throws Exception {
        String account = copy.pid().substring("org.kontor.".length()) + "-test";
        until(() -> account + " is not reached", () -> SteadyCalls.reach(providers, account));
        try (SteadyCalls calls = new SteadyCalls(providers, account)) {
            goOn(calls);
            Bundle second = comesAlone(copy, copy.pid() + ".second");
            until(() -> second + " does not serve", () -> service(second).isPresent());
            goOn(calls);
            first.stop();
            first.uninstall();
            goOn(calls);
            assertEquals(calls.answered() + " calls were answered", List.of(), calls.failures());
            return second;
        }
    }

    private static void goOn(SteadyCalls calls) throws Exception {
        int before = calls.answered();
        until(() -> "the calls stand still: " + calls.failures(), () -> calls.answered() > before + SOME_CALLS);
    }

    private static WeakReference<ClassLoader> loader(Bundle bundle) {
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    private int instance(Bundle bundle) {
        ServiceReference<?> reference = service(bundle).orElseThrow();
        try {
            return System.identityHashCode(bundles.getService(reference));
        } finally {
            bundles.ungetService(reference);
        }
    }

    /** The plugin's own, not what the container registers in its name. */
    private static Optional<ServiceReference<?>> service(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        return services == null
                ? Optional.empty()
                : Arrays.stream(services).filter(PluginKitTest::isOurs).findFirst();
    }

    private static boolean isOurs(ServiceReference<?> service) {
        return ((String[]) service.getProperty(Constants.OBJECTCLASS))[0].startsWith("org.kontor.");
    }

    private static void note(BundleEvent event, String plugin, Queue<String> others) {
        String name = String.valueOf(event.getBundle().getSymbolicName());
        if (!name.startsWith(plugin)) {
            others.add(name + " had the event " + event.getType());
        }
    }
}
