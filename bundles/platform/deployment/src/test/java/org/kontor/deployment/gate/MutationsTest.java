package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.JarRefusedException;
import org.kontor.testkit.jars.JarSketch;
import org.kontor.testkit.jars.Repacked;
import org.kontor.testkit.jars.SigningKey;

/** Four thousand jars that were good once: half of them changed anywhere, half inside an entry and packed again. */
public class MutationsTest {

    private static final int EACH = 2_000;
    private static final long SEED = 20_260_101L;
    private static final long MOST_BYTES = 8L << 20;

    /** Held, since the JDK forgets the level of a logger that nobody holds: it warns of every manifest it finds odd. */
    private static final Logger JDK = Logger.getLogger("java.util.jar");

    private final Random random = new Random(SEED);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final JarGate gate = Server.usual().open();

    @BeforeClass
    public static void silenceTheJdk() {
        JDK.setLevel(Level.OFF);
    }

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void changedAnywhereAJarIsReadOrRefused() throws IOException {
        List<byte[]> jars = jars();
        int read = 0;
        for (int i = 0; i < EACH; i++) {
            read += read(i, mutated(jars.get(i % jars.size())));
        }
        assertTrue("some mutations do not matter, most do: " + read, read < EACH / 2);
    }

    @Test
    public void changedInsideAnEntryAJarIsReadOrRefused() throws IOException {
        List<Map<String, byte[]>> jars = jars().stream().map(Repacked::entries).toList();
        int read = 0;
        for (int i = 0; i < EACH; i++) {
            Map<String, byte[]> entries = new LinkedHashMap<>(jars.get(i % jars.size()));
            String entry = List.copyOf(entries.keySet()).get(random.nextInt(entries.size()));
            entries.put(entry, mutated(entries.get(entry)));
            read += read(i, Repacked.of(entries));
        }
        assertTrue("some mutations do not matter, most do: " + read, read > 0 && read < EACH);
    }

    /** Gives 1 for a jar that was taken; what is neither taken nor refused ends the test. */
    private int read(int number, byte[] jar) throws IOException {
        Path file = Files.write(folder.getRoot().toPath().resolve("mutated.jar"), jar);
        long before = threads.getCurrentThreadAllocatedBytes();
        int taken = taken(number, file);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue("mutation " + number + " took " + allocated + " bytes", allocated < MOST_BYTES);
        return taken;
    }

    private int taken(int number, Path file) {
        try {
            assertEquals(64, gate.read(file).sha256().length());
            return 1;
        } catch (JarRefusedException e) {
            assertTrue(!e.findings().isEmpty());
            return 0;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("mutation " + number + " of seed " + SEED, e);
        }
    }

    private static List<byte[]> jars() {
        JarSketch library = JarSketch.carrier("library", "1.0.0");
        JarSketch sketch = JarSketch.carrier("acme", "1.0.0")
                .header("Bundle-ClassPath", ".,lib/library.jar")
                .file("lib/library.jar", library.bytes());
        return List.of(sketch.bytes(), SigningKey.fresh("Somebody").sign(sketch.bytes()));
    }

    private byte[] mutated(byte[] bytes) {
        byte[] mutated = bytes.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && mutated.length > 0; i--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        byte[] odd = {0, -1, 0x7F, (byte) 0x80, '\n', ' ', '"', ';'};
        switch (random.nextInt(6)) {
            case 0:
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                return bytes;
            case 1:
                bytes[at] = odd[random.nextInt(odd.length)];
                return bytes;
            case 2:
                for (int i = at; i < Math.min(bytes.length, at + 4); i++) {
                    bytes[i] = -1;
                }
                return bytes;
            case 3:
                return Arrays.copyOf(bytes, at);
            case 4:
                int from = random.nextInt(bytes.length);
                int count = Math.min(random.nextInt(64), bytes.length - Math.max(at, from));
                System.arraycopy(bytes.clone(), from, bytes, at, count);
                return bytes;
            default:
                // Near the end, where a zip says what it holds.
                bytes[bytes.length - 1 - random.nextInt(Math.min(bytes.length, 1_500))] = (byte) random.nextInt(256);
                return bytes;
        }
    }
}
