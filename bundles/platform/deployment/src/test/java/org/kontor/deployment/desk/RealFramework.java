package org.kontor.deployment.desk;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.Rates;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;

/** A Felix framework with the Configuration Admin and Declarative Services of Karaf, and a host that takes every carrier. */
final class RealFramework extends ExternalResource {

    static final Patience PATIENCE =
            new Patience(Duration.ofMillis(1_500), Duration.ofSeconds(5), Duration.ofMillis(1_500));
    private static final String SHARED = String.join(
            ",",
            "org.osgi.service.cm;version=1.6.1",
            "org.osgi.service.component;version=1.5.1",
            "org.osgi.service.component.runtime;version=1.5.1",
            "org.osgi.service.component.runtime.dto;version=1.5.1",
            "org.osgi.service.log;version=1.5.0",
            "org.osgi.util.promise;version=1.3.0",
            "org.osgi.util.function;version=1.2.0",
            "org.kontor.values;version=1.1.0",
            "org.kontor.carrier;version=1.0.0");

    private final TemporaryFolder folder;
    private Framework felix;
    private ServiceTracker<Rates, Rates> host;
    FrameworkBundles bundles;

    RealFramework(TemporaryFolder folder) {
        this.folder = folder;
    }

    @Override
    protected void before() throws Throwable {
        start();
    }

    @Override
    protected void after() {
        stop();
    }

    /** What the framework and the desk keep on disk is all that is left. */
    void restart() throws BundleException, IOException {
        stop();
        start();
    }

    BundleContext context() {
        return felix.getBundleContext();
    }

    void configure(String plugin, String name) throws IOException {
        Configuration settings = service(ConfigurationAdmin.class).getFactoryConfiguration(plugin, name, "?");
        Dictionary<String, Object> values = new Hashtable<>(Map.of("url", "http://localhost"));
        settings.update(values);
    }

    <S> S service(Class<S> type) {
        return context().getService(context().getServiceReference(type));
    }

    private void start() throws BundleException, IOException {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        new File(folder.getRoot(), "felix").getPath(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED,
                        "ds.stop.timeout.milliseconds",
                        "1000"));
        felix.start();
        installFromClassPath("org/apache/felix/cm/impl/ConfigurationAdapter.class");
        installFromClassPath("org/apache/felix/scr/impl/Activator.class");
        host = new ServiceTracker<>(context(), Rates.class, null);
        host.open();
        bundles = new FrameworkBundles(context(), accounts(), PATIENCE);
    }

    PluginAccounts accounts() {
        return new PluginAccounts(
                context(),
                service(ConfigurationAdmin.class),
                service(ServiceComponentRuntime.class),
                new Fetched(context()));
    }

    /** Calls reach what the tracker, which is the host here, has fetched. */
    private static final class Fetched extends FakeSwitchboard {

        private final BundleContext context;

        Fetched(BundleContext context) {
            super(new ArrayList<>());
            this.context = context;
        }

        @Override
        public boolean reaches(String plugin, String version, String account) {
            return Arrays.stream(context.getBundles())
                    .filter(bundle -> plugin.equals(bundle.getSymbolicName())
                            && bundle.getVersion().toString().equals(version)
                            && bundle.getRegisteredServices() != null)
                    .flatMap(bundle -> Arrays.stream(bundle.getRegisteredServices()))
                    .anyMatch(service -> service.getUsingBundles() != null
                            && PluginAccounts.account((String) service.getProperty(Constants.SERVICE_PID))
                                    .equals(account));
        }
    }

    private void stop() {
        try {
            host.close();
            felix.stop();
            felix.waitForStop(TimeUnit.SECONDS.toMillis(20));
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void installFromClassPath(String entry) throws IOException, BundleException {
        JarURLConnection found = (JarURLConnection)
                RealFramework.class.getClassLoader().getResource(entry).openConnection();
        context().installBundle(found.getJarFileURL().toString()).start();
    }
}
