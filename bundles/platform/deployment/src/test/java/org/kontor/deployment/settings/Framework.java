package org.kontor.deployment.settings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * A Felix framework with the Configuration Admin, Declarative Services, Metatype and File Install that Karaf has; File
 * Install watches {@link #etc}. Plugins start at a level of their own, after whatever {@link #before} does.
 */
final class Framework extends ExternalResource {

    private static final int PLUGINS = 5;
    private static final String SHARED = String.join(
            ",",
            "org.osgi.service.cm;version=1.6.1",
            "org.osgi.service.component;version=1.5.1",
            "org.osgi.service.component.runtime;version=1.5.1",
            "org.osgi.service.component.runtime.dto;version=1.5.1",
            "org.osgi.service.metatype;version=1.4.1",
            "org.osgi.service.log;version=1.5.0",
            "org.osgi.util.promise;version=1.3.0",
            "org.osgi.util.function;version=1.2.0",
            "org.kontor.values;version=1.1.0",
            "org.kontor.carrier;version=1.0.0");

    private final TemporaryFolder folder;
    private org.osgi.framework.launch.Framework felix;

    Framework(TemporaryFolder folder) {
        this.folder = folder;
    }

    @Override
    protected void before() throws Throwable {
        folder.newFolder("etc");
        start();
        installFromClassPath("org/apache/felix/cm/impl/ConfigurationAdapter.class");
        installFromClassPath("org/apache/felix/metatype/AD.class");
        installFromClassPath("org/apache/felix/scr/impl/Activator.class");
        installFromClassPath("org/apache/felix/fileinstall/internal/FileInstall.class");
        pluginsStart();
    }

    @Override
    protected void after() {
        stop();
    }

    /** Everything but the plugins runs again; bundles and configurations are as they were. */
    void restart() throws BundleException {
        stop();
        start();
    }

    /** Returns when they have. */
    void pluginsStart() {
        CountDownLatch reached = new CountDownLatch(1);
        felix.adapt(FrameworkStartLevel.class).setStartLevel(PLUGINS, event -> {
            if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
                reached.countDown();
            }
        });
        Eventually.await("the plugins' start level", () -> reached.getCount() == 0);
    }

    BundleContext context() {
        return felix.getBundleContext();
    }

    File etc() {
        return new File(folder.getRoot(), "etc");
    }

    <S> S service(Class<S> type) {
        return context().getService(context().getServiceReference(type));
    }

    /** The plugin {@code org.kontor.carrier.acme}, started; its description after this change. */
    Bundle acme(String version, String in, String out) throws IOException, BundleException {
        Bundle bundle = context().installBundle("acme-" + version, acmeJar(version, in, out));
        bundle.adapt(BundleStartLevel.class).setStartLevel(PLUGINS);
        bundle.start();
        return bundle;
    }

    void updateAcme(Bundle bundle, String in, String out) throws IOException, BundleException {
        bundle.update(acmeJar("1.0.1", in, out));
    }

    private static InputStream acmeJar(String version, String in, String out) throws IOException {
        String metatype = new String(resource("org/kontor/deployment/settings/metatype.xml"), StandardCharsets.UTF_8);
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.kontor.carrier.acme");
        main.putValue(Constants.BUNDLE_VERSION, version);
        main.putValue(Constants.IMPORT_PACKAGE, "org.kontor.carrier,org.kontor.values");
        main.putValue("Service-Component", "OSGI-INF/acme.xml");
        return new ByteArrayInputStream(jar(
                manifest,
                Map.of(
                        "OSGI-INF/acme.xml",
                        resource("org/kontor/deployment/settings/component.xml"),
                        "OSGI-INF/metatype/acme.xml",
                        metatype.replace(in, out).getBytes(StandardCharsets.UTF_8),
                        "OSGI-INF/l10n/acme.properties",
                        resource("org/kontor/deployment/settings/l10n.properties"),
                        "org/kontor/deployment/settings/Probe.class",
                        resource("org/kontor/deployment/settings/Probe.class"))));
    }

    private static byte[] jar(Manifest manifest, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(new ZipEntry(file.getKey()));
                jar.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = Framework.class.getClassLoader().getResourceAsStream(path)) {
            return in.readAllBytes();
        }
    }

    private void start() throws BundleException {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        new File(folder.getRoot(), "felix").getPath(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED,
                        "felix.fileinstall.dir",
                        etc().getPath(),
                        "felix.fileinstall.filter",
                        ".*\\.cfg",
                        "felix.fileinstall.poll",
                        "100",
                        "felix.fileinstall.noInitialDelay",
                        "true",
                        "felix.fileinstall.enableConfigSave",
                        "false"));
        felix.start();
    }

    private void stop() {
        try {
            felix.stop();
            felix.waitForStop(10_000);
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void installFromClassPath(String entry) throws IOException, BundleException {
        URL url = Framework.class.getClassLoader().getResource(entry);
        String jar = ((JarURLConnection) url.openConnection()).getJarFileURL().toString();
        context().installBundle(jar).start();
    }
}
