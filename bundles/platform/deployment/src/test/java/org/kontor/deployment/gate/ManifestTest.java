package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.PluginJar;
import org.kontor.testkit.jars.JarSketch;
import org.kontor.testkit.jars.Repacked;

public class ManifestTest {

    private static final String CARRIER = "org.kontor.carrier;version=\"[1.0,2)\"";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void anotherMajorOfAnSpiNamesBoth() {
        JarRefusedException refused = assertThrows(
                JarRefusedException.class,
                () -> read(JarSketch.carrier("acme", "1.0.0")
                        .header("Import-Package", "org.kontor.carrier;version=\"[2.0,3)\"")));

        assertEquals("the plugin needs org.kontor.carrier [2.0.0,3.0.0), this server has 1.0.0", refused.getMessage());
    }

    @Test
    public void anActivatorIsAllowedWithAWarning() {
        PluginJar jar = read(JarSketch.carrier("acme", "1.0.0").header("Bundle-Activator", "x.Starts"));

        assertTrue(jar.warnings().toString(), jar.warnings().toString().contains("x.Starts"));
    }

    @Test
    public void aPluginMayImportWhatPluginsMayKnow() {
        PluginJar jar = read(JarSketch.carrier("acme", "1.0.0")
                .header(
                        "Import-Package",
                        CARRIER + ",java.util,javax.crypto,org.w3c.dom,org.xml.sax,org.osgi.service.component,"
                                + "org.slf4j;version=\"[1.7,3)\",com.fasterxml.jackson.databind;resolution:=optional"));

        assertEquals(
                List.of(
                        "org.kontor.carrier;version=\"[1.0.0,2.0.0)\"",
                        "javax.crypto;version=\"0.0.0\"",
                        "org.w3c.dom;version=\"0.0.0\"",
                        "org.xml.sax;version=\"0.0.0\"",
                        "org.osgi.service.component;version=\"0.0.0\"",
                        "org.slf4j;version=\"[1.7.0,3.0.0)\"",
                        "com.fasterxml.jackson.databind;version=\"0.0.0\";resolution:=optional"),
                jar.imports());
    }

    @Test
    public void nothingElseMayBeImportedNotEvenOptionally() {
        for (String name : List.of(
                "javax.servlet",
                "jakarta.ws.rs",
                "org.slf4japi",
                "org.osgi",
                "org.kontor.providers",
                "org.kontor.carrier.sandbox.books",
                "sun.misc",
                "org.slf4j;bundle-symbolic-name=slf4j.api",
                "org.kontor.store;resolution:=optional")) {
            Set<String> codes = codes(JarSketch.carrier("acme", "1.0.0").header("Import-Package", name));
            boolean refused =
                    codes.contains("manifest.import.forbidden") || codes.contains("manifest.import.unbounded");
            assertTrue(name + " " + codes, refused);
        }
    }

    @Test
    public void manifestsThatToolsWriteAreRead() {
        String libraries = "lib/" + "é".repeat(200) + ".jar";
        PluginJar jar = read(JarSketch.carrier("acme", "1.0.0")
                .header("Bundle-Description", "a, \"b;c=\" d:=e")
                .header("Private-Package", libraries)
                .header("Import-Package", CARRIER + ";x:=\"a\\\"b,c;d\""));

        assertEquals(List.of("org.kontor.carrier;version=\"[1.0.0,2.0.0)\""), jar.imports());
    }

    @Test
    public void manifestsHaveLimits() {
        byte[] noise = new byte[3 << 20];
        new Random(3).nextBytes(noise);
        String lines = HexFormat.of().formatHex(noise).replaceAll("(.{60})", "$1\n ");
        JarSketch crowded = JarSketch.carrier("acme", "1.0.0");
        for (int i = 0; i < 200; i++) {
            crowded.header("Note-" + i, "x");
        }

        assertEquals(
                Set.of("manifest.limits"),
                codes(JarSketch.carrier("acme", "1.0.0").file("META-INF/MANIFEST.MF", "Note: " + lines + "\n\n")));
        assertEquals(Set.of("manifest.limits"), codes(crowded));
    }

    @Test
    public void aManifestThatTheJdkCannotReadIsMalformed() {
        JarSketch sketch = JarSketch.carrier("acme", "1.0.0");

        assertEquals(Set.of("manifest.malformed"), codes(sketch.file("META-INF/MANIFEST.MF", "No header at all\n\n")));
    }

    @Test
    public void aBundleSaysItsOneNameAndItsVersion() {
        assertEquals(
                Set.of("manifest.name"),
                codes(JarSketch.carrier("acme", "1.0.0").without("Bundle-SymbolicName")));
        assertEquals(
                Set.of("manifest.name"),
                codes(JarSketch.carrier("acme", "1.0.0").header("Bundle-SymbolicName", "a.b,c.d")));
        assertEquals(
                Set.of("manifest.name"),
                codes(JarSketch.carrier("acme", "1.0.0").header("Bundle-SymbolicName", "a.b;c.d")));
        assertEquals(
                Set.of("manifest.bundle-version"),
                codes(JarSketch.carrier("acme", "1.0.0").without("Bundle-Version")));
    }

    @Test
    public void onlyNamesOfHostsMayBeCalled() {
        for (String hosts : List.of(
                "*.com",
                "localhost",
                "10.0.0.1",
                "[::1]",
                "api.example.com:0",
                "api.example.com:65536",
                "api.*.com",
                "a..b.com",
                "-a.com",
                "a,,b",
                "user@example.com",
                "*",
                "a.".repeat(130) + "com")) {
            assertEquals(
                    hosts,
                    Set.of("manifest.hosts"),
                    codes(JarSketch.carrier("acme", "1.0.0").header("Kontor-Hosts", hosts)));
        }
        assertEquals(
                List.of("api.example.com", "*.xn--bcher-kva.example:8443"),
                read(JarSketch.carrier("acme", "1.0.0")
                                .header("Kontor-Hosts", " API.example.com , *.xn--bcher-kva.example:8443"))
                        .hosts());
    }

    @Test
    public void halfAQuotationIsNoHeader() {
        assertEquals(
                Set.of("manifest.malformed"),
                codes(JarSketch.carrier("acme", "1.0.0").header("Import-Package", CARRIER + ",x;version=\"[1")));
    }

    @Test
    public void whatReachesBeyondThePluginIsRefused() {
        for (String header : List.of("Karaf-Commands", "Kontor-Schema", "SPI-Provider", "SPI-Consumer")) {
            assertEquals(header, Set.of("manifest.extends-server"), codes(acme().header(header, "*")));
        }
    }

    @Test
    public void whatNeedNotResolveIsNotRequired() {
        for (String requirement : List.of(
                "osgi.ee",
                "osgi.service;filter:=\"(objectClass=java.time.Clock)\";effective:=active",
                "com.example.absent;resolution:=optional")) {
            assertEquals(
                    "1.0.0",
                    read(acme().header("Require-Capability", requirement)).version());
        }
    }

    @Test
    public void noOtherBundleIsRequiredInWhateverWords() {
        for (String requirement : List.of(
                "osgi.identity;filter:=\"(osgi.identity=org.kontor.store)\"",
                "com.example.absent",
                "com.example.absent;filter:=\"(a=b)\"")) {
            assertEquals(Set.of("manifest.capability"), codes(acme().header("Require-Capability", requirement)));
        }
    }

    @Test
    public void aFilterThatCannotBeReadIsMalformed() {
        assertEquals(
                Set.of("manifest.malformed"), codes(acme().header("Require-Capability", "osgi.ee;filter:=\"((\"")));
    }

    @Test
    public void theClassPathMayHaveFolders() {
        String path = "org/kontor/testkit/jars/behaviour/PricesEverything.class";
        JarSketch sketch = acme().file(
                        "code/" + path, Repacked.entries(acme().bytes()).get(path))
                .without(path);

        assertEquals(Set.of("components.class"), codes(sketch));
        assertEquals("1.0.0", read(sketch.header("Bundle-ClassPath", "/code/")).version());
    }

    @Test
    public void aClassPathWithoutADotLeavesTheJarsOwnClassesOut() {
        assertEquals(Set.of("components.class"), codes(acme().file("code/x", "").header("Bundle-ClassPath", "code")));
    }

    private static JarSketch acme() {
        return JarSketch.carrier("acme", "1.0.0");
    }

    private PluginJar read(JarSketch sketch) {
        return Server.usual().open().read(file(sketch));
    }

    private Set<String> codes(JarSketch sketch) {
        return assertThrows(JarRefusedException.class, () -> read(sketch)).findings().stream()
                .map(Finding::code)
                .collect(Collectors.toSet());
    }

    private Path file(JarSketch sketch) {
        try {
            return sketch.write(folder.newFile().toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
