package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.JarRefusedException;
import org.kontor.testkit.jars.JarSketch;

public class LimitsTest {

    private static final Limits WIDE = new Limits(1 << 20, 100, 1 << 20, 1 << 20, 100, 10);
    private static final byte[] NOISE = new byte[20_000];

    static {
        new Random(7).nextBytes(NOISE);
    }

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aJarWithinTheLimitsIsRead() throws IOException {
        JarSketch jar = JarSketch.carrier("acme", "1.0.0").file("a", NOISE).file("b.jar", nested());

        assertEquals(Set.of("b.jar"), open(jar, WIDE));
    }

    @Test
    public void whatEverythingInflatesToIsCountedThroughNestedJars() {
        JarSketch jar = JarSketch.carrier("acme", "1.0.0").file("a", NOISE).file("b.jar", nested());

        assertRefused("jar.bomb", jar, new Limits(1 << 20, 100, 60_000, 1 << 20, 100, 10));
    }

    @Test
    public void whatOneEntryInflatesToIsCounted() {
        JarSketch jar = JarSketch.carrier("acme", "1.0.0").file("a", NOISE);

        assertRefused("jar.bomb", jar, new Limits(1 << 20, 100, 1 << 20, 19_999, 100, 10));
    }

    @Test
    public void entriesAreCountedThroughNestedJars() {
        JarSketch jar = JarSketch.carrier("acme", "1.0.0").file("a", NOISE).file("b.jar", nested());

        assertRefused("jar.too-many-entries", jar, new Limits(1 << 20, 10, 1 << 20, 1 << 20, 100, 10));
    }

    @Test
    public void nestedJarsAreCounted() {
        JarSketch jar =
                JarSketch.carrier("acme", "1.0.0").file("a.jar", nested()).file("b.jar", nested());

        assertRefused("jar.nested", jar, new Limits(1 << 20, 100, 1 << 20, 1 << 20, 100, 1));
    }

    private static byte[] nested() {
        return JarSketch.carrier("nested", "1.0.0").file("n", NOISE).bytes();
    }

    private void assertRefused(String code, JarSketch jar, Limits limits) {
        JarRefusedException refused = assertThrows(JarRefusedException.class, () -> open(jar, limits));
        assertEquals(code, refused.findings().get(0).code());
    }

    private Set<String> open(JarSketch jar, Limits limits) throws IOException {
        Path file = Files.write(folder.newFile().toPath(), jar.bytes());
        try (Archive archive = Archive.open(file, new Budget(limits), new FileKinds(17), new Findings())) {
            return archive.readNested(Set.of()).keySet();
        }
    }
}
