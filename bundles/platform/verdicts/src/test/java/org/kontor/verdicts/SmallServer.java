package org.kontor.verdicts;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.felix.cm.impl.ConfigurationManager;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.scr.impl.Activator;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Verdicts;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.testkit.TestStore;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.verdicts.store.VerdictStore;
import org.kontor.work.Intentions;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A Felix with Declarative Services, the real provider host and the plugins, each as the bundle that its module built;
 * everything else that they import comes from the test's class path.
 */
final class SmallServer extends ExternalResource {

    private static final List<Path> PLATFORM =
            List.of(content(Activator.class), content(ConfigurationManager.class), content(Providers.class));
    private static final Pattern IMPORT = Pattern.compile("([\\w.]+)((?:;[^,\";]*(?:\"[^\"]*\")?)*)(?:,|$)");
    private static final Pattern FLOOR = Pattern.compile("version=\"\\[?([\\d.]+)");
    private static final long PATIENCE_MILLIS = 10_000;

    private final TestStore store;
    private final TemporaryFolder folder;
    private final List<Path> plugins;
    private Framework felix;

    /** {@code plugins} has one class of each that may be installed. */
    SmallServer(TestStore store, TemporaryFolder folder, Class<?>... plugins) {
        this.store = store;
        this.folder = folder;
        this.plugins = Arrays.stream(plugins).map(SmallServer::content).toList();
    }

    /** The folder or jar that the class comes from. */
    static Path content(Class<?> one) {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    @Override
    protected void before() throws Exception {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.newFolder("felix").getPath(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        whatTheyImport()));
        felix.start();
        register(Transactions.class, store.transactions());
        register(Clock.class, Clock.systemUTC());
        register(Intentions.class, store.intentions());
        register(Http.class, request -> new Answer(HttpURLConnection.HTTP_NOT_FOUND, Map.of(), new byte[0]));
        for (Path content : PLATFORM) {
            install(content);
        }
    }

    @Override
    protected void after() {
        try {
            felix.stop();
            felix.waitForStop(PATIENCE_MILLIS);
        } catch (BundleException e) {
            throw new IllegalStateException("Felix does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A desk that judges what is installed here; its accounts are opened when they have this ability. */
    Verdicts desk(Class<?> ability) {
        return new VerdictDesk(
                context(),
                new InstalledJars(context()),
                providers(),
                new ConfiguredRehearsals(configurations(), providers(), ability),
                new VerdictStore(store.sql(), store.schema("verdicts")),
                store.transactions(),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    BundleContext context() {
        return felix.getBundleContext();
    }

    Bundle bundle(String symbolicName) {
        return List.of(context().getBundles()).stream()
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    Bundle install(Path content) throws BundleException {
        String location = content.toUri().toString();
        Bundle bundle = context().installBundle(Files.isDirectory(content) ? "reference:" + location : location);
        bundle.start();
        return bundle;
    }

    Providers providers() {
        return await(Providers.class);
    }

    ConfigurationAdmin configurations() {
        return await(ConfigurationAdmin.class);
    }

    private <S> S await(Class<S> service) {
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context(), service, null);
        // Felix calls nothing assignable that it finds on the class path too, as it does the host's own class.
        tracker.open(true);
        try {
            S found = tracker.waitForService(PATIENCE_MILLIS);
            if (found == null) {
                throw new IllegalStateException("no " + service.getSimpleName() + " in time");
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private <S> void register(Class<S> type, S service) {
        context().registerService(type, service, null);
    }

    /** Every package that one of the bundles needs and Java does not have, at the lowest version that it takes. */
    private String whatTheyImport() throws IOException {
        Map<String, String> packages = new TreeMap<>();
        for (Path content : Stream.concat(PLATFORM.stream(), plugins.stream()).toList()) {
            String imports = manifest(content).getMainAttributes().getValue(Constants.IMPORT_PACKAGE);
            Matcher one = IMPORT.matcher(imports);
            while (one.find()) {
                Matcher floor = FLOOR.matcher(one.group(2));
                if (floor.find() && !one.group(2).contains("optional")) {
                    packages.merge(one.group(1), floor.group(1), SmallServer::later);
                }
            }
        }
        packages.keySet()
                .removeIf(name -> name.startsWith("org.osgi.framework") || name.startsWith("org.apache.felix"));
        packages.remove("org.osgi.util.tracker");
        List<String> exports = new ArrayList<>();
        packages.forEach((name, version) -> exports.add(name + ";version=" + version));
        return String.join(",", exports);
    }

    private static String later(String one, String other) {
        return Version.parseVersion(one).compareTo(Version.parseVersion(other)) > 0 ? one : other;
    }

    private static Manifest manifest(Path content) throws IOException {
        if (Files.isDirectory(content)) {
            return new Manifest(Files.newInputStream(content.resolve("META-INF/MANIFEST.MF")));
        }
        try (JarFile jar = new JarFile(content.toFile())) {
            return jar.getManifest();
        }
    }
}
