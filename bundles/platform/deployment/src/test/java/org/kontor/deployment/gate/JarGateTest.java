package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.PluginJar;
import org.kontor.testkit.jars.JarSketch;

public class JarGateTest {

    private static final String CARRIER = "org.kontor.carrier;version=\"[1.0,2)\"";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aGoodJarSaysWhatItIs() {
        PluginJar jar = read(JarSketch.carrier("acme", "1.2.3.beta"));

        assertEquals("com.example.carrier.acme", jar.plugin());
        assertEquals("1.2.3.beta", jar.version());
        assertEquals(Set.of("Rates"), jar.abilities());
        assertEquals(Set.of("com.example.carrier.acme"), jar.pids());
        assertEquals(List.of("api.example.com", "*.rates.example.com"), jar.hosts());
        assertEquals(List.of(), jar.signers());
        assertEquals(
                List.of("org.kontor.carrier;version=\"[1.0.0,2.0.0)\"", "org.kontor.values;version=\"[1.0.0,2.0.0)\""),
                jar.imports());
    }

    @Test
    public void theHashAndTheSizeAreThoseOfTheFile() throws IOException {
        Path file = JarSketch.carrier("acme", "1.0.0").write(folder.newFile().toPath());

        PluginJar jar = Server.usual().open().read(file);

        assertEquals(Files.size(file), jar.bytes());
        assertEquals(64, jar.sha256().length());
        assertEquals(HexFormat.of().formatHex(Snapshot.digesting().digest(Files.readAllBytes(file))), jar.sha256());
    }

    @Test
    public void nothingIsLeftInTheTemporaryFolder() throws IOException {
        long before = copies();
        read(JarSketch.carrier("acme", "1.0.0"));
        codes(JarSketch.carrier("acme", "one")
                .file("lib/x.jar", JarSketch.carrier("x", "1.0.0").bytes()));
        codes(JarSketch.carrier("acme", "1.0.0").file("lib/broken.jar", "PK"));
        byte[] noise = new byte[2 << 20];
        new Random(1).nextBytes(noise);
        Operator strict = new Operator("open", new String[0], new String[0], 1);
        Path large = file(JarSketch.carrier("acme", "1.0.0").file("noise", noise));
        assertThrows(
                JarRefusedException.class,
                () -> Server.usual().gate(strict, Path.of(".")).read(large));

        assertEquals(before, copies());
    }

    @Test
    public void aJarThatIsWrongAllOverIsToldInFiftyLines() {
        JarSketch sketch = JarSketch.carrier("acme", "1.0.0");
        for (int i = 0; i < 100; i++) {
            sketch.file("../" + i, "");
        }

        assertEquals(
                50,
                assertThrows(JarRefusedException.class, () -> read(sketch))
                        .findings()
                        .size());
    }

    @Test
    public void whatIsWrongInsideALibraryNamesTheLibrary() {
        byte[] library =
                JarSketch.carrier("library", "1.0.0").file("fast.so", "").bytes();
        JarRefusedException refused = assertThrows(
                JarRefusedException.class,
                () -> read(JarSketch.carrier("acme", "1.0.0").file("lib/library.jar", library)));

        assertEquals("in lib/library.jar!/: fast.so is native code", refused.getMessage());
    }

    private static long copies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("kontor-gate-"))
                    .count();
        }
    }

    @Test
    public void everythingThatIsWrongIsToldAtOnce() {
        Set<String> codes = codes(JarSketch.carrier("acme", "one")
                .header("Export-Package", "x")
                .header("Require-Bundle", "org.kontor.store")
                .header("Import-Package", "org.kontor.store," + CARRIER.replace("[1.0,2)", "[2.0,3)"))
                .header("Kontor-Hosts", "*")
                .file("../x", "")
                .file("fast.dll", "")
                .described("\"require\"", "\"ignore\""));

        assertEquals(
                Set.of(
                        "jar.name",
                        "jar.native",
                        "manifest.bundle-version",
                        "manifest.exports",
                        "manifest.require-bundle",
                        "manifest.import.forbidden",
                        "manifest.import.version",
                        "manifest.hosts",
                        "components.no-configuration"),
                codes);
    }

    @Test
    public void librariesInsideAreReadToo() {
        byte[] library =
                JarSketch.carrier("library", "1.0.0").file("fast.so", "").bytes();

        assertEquals(
                Set.of("jar.native"), codes(JarSketch.carrier("acme", "1.0.0").file("lib/library.jar", library)));
        assertEquals(
                Set.of("jar.native"),
                codes(JarSketch.carrier("acme", "1.0.0")
                        .header("Bundle-ClassPath", ".,lib/library.bin")
                        .file("lib/library.bin", library)));
    }

    @Test
    public void whatIsKeptForANewerJavaIsNeverLoaded() {
        byte[] newer = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 99};
        JarSketch sketch = JarSketch.carrier("acme", "1.0.0")
                .file("META-INF/versions/55/x/New.class", newer)
                .file("module-info.class", newer);

        assertEquals("1.0.0", read(sketch).version());
        assertEquals(Set.of("jar.class-version"), codes(sketch.file("META-INF/versions/11/x/New.class", newer)));
    }

    @Test
    public void aTextThatBeginsLikeAProgramIsAText() {
        assertEquals(
                "1.0.0",
                read(JarSketch.carrier("acme", "1.0.0").file("zones.csv", "MZ,Mozambique"))
                        .version());
        assertEquals(
                Set.of("jar.native"),
                codes(JarSketch.carrier("acme", "1.0.0")
                        .file("zones.csv", new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0})));
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
