package org.kontor.itests.karaf;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.runner.RunWith;
import org.kontor.testkit.jars.BadJars;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerSuite;
import org.osgi.framework.BundleContext;

/**
 * A test that runs inside our own distribution, in one Karaf that all tests share.
 *
 * <p>To add one: extend this class, write JUnit 4 tests, name the class in {@link AllTests}. Services come by
 * {@code @Inject} or from {@link #bundles}; {@link #until} waits for what takes a moment. A test leaves the server as it
 * found it. Tests that kill the server are no such tests: use {@code RunningKontor} in a class called
 * {@code …ProcessTest}.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerSuite.class)
public abstract class KarafTest {
    static final int HTTP_PORT = 18181;
    static final int SSH_PORT = 18101;
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final long GLANCE_MILLIS = 50;

    private static Path badJars;

    @Inject
    protected BundleContext bundles;

    @Configuration
    public Option[] distribution() throws IOException {
        String version = System.getProperty("karaf.version");
        return options(
                karafDistributionConfiguration()
                        .frameworkUrl(archive())
                        .karafVersion(version)
                        .name("Kontor")
                        .unpackDirectory(new File("target/exam"))
                        .useDeployFolder(false),
                keepRuntimeFolder(),
                configureConsole().ignoreLocalConsole(),
                editConfigurationFilePut("etc/org.apache.felix.http.cfg", "org.osgi.service.http.port", "" + HTTP_PORT),
                editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", "" + SSH_PORT),
                // Offline as ever, but for what Pax Exam itself brings.
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg",
                        "org.ops4j.pax.url.mvn.localRepository",
                        System.getProperty("local.repository")),
                bundle(Path.of(System.getProperty("kontor.testkit")).toUri().toString()),
                systemProperty("kontor.ratesheet").value(System.getProperty("kontor.ratesheet")),
                systemProperty("kontor.bad.jars").value(badJars().toString()),
                vmOptions(whatBinKarafPasses(version)));
    }

    /** Answers what a GET of the path gives. */
    protected static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + HTTP_PORT + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until the condition holds; when it does not in time, fails with the words as they are then. */
    protected static void until(Supplier<String> what, Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Exception last = null;
        do {
            try {
                if (holds.call()) {
                    return;
                }
            } catch (IOException notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(GLANCE_MILLIS * 1_000_000);
        } while (System.nanoTime() < deadline);
        throw new AssertionError("not in time: " + what.get(), last);
    }

    /** Made in the build's own JVM, once. */
    private static synchronized Path badJars() {
        if (badJars == null) {
            badJars = Path.of("target", "bad-jars").toAbsolutePath();
            BadJars.makeFor(badJars);
        }
        return badJars;
    }

    private static String archive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("karaf.assembly")))) {
            Path found = files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
            return found.toUri().toString();
        }
    }

    private static String[] whatBinKarafPasses(String version) {
        String endorsed = "lib/endorsed/org.apache.karaf.specs.";
        return new String[] {
            "-XX:+UseParallelGC",
            "-Xmx1g",
            "--add-reads=java.xml=java.logging",
            "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
            "--patch-module=java.base=" + endorsed + "locator-" + version + ".jar",
            "--patch-module=java.xml=" + endorsed + "java.xml-" + version + ".jar",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
            "--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.ftp=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.content.text=ALL-UNNAMED",
            "--add-exports=jdk.naming.rmi/com.sun.jndi.url.rmi=ALL-UNNAMED",
            "-classpath",
            "lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*",
            Runtime.version().feature() < 24 ? "-Djava.security.manager=allow" : "-Dkontor.java=new"
        };
    }
}
