package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kontor.testkit.Distribution;
import org.kontor.testkit.RunningKontor;

/** What only the real archive shows: its file modes, its console, and that a power cut does not keep it from starting. */
public class DistributionProcessTest {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static RunningKontor kontor;

    @BeforeClass
    public static void startTheServer() throws IOException {
        Path archive = Distribution.archiveIn(Path.of(System.getProperty("karaf.assembly")));
        kontor = RunningKontor.unpack(archive, Path.of("target", "process"));
        kontor.start();
    }

    @AfterClass
    public static void stopTheServer() throws IOException {
        kontor.close();
    }

    @Test
    public void nobodyElseReadsConfigurationOrKeys() throws IOException {
        try (Stream<Path> files = Files.walk(kontor.distribution().etc())) {
            List<Path> open = files.filter(DistributionProcessTest::othersMay).toList();

            assertEquals(List.of(), open);
        }
    }

    @Test
    public void theFirstKeyOpensTheConsole() throws IOException {
        String answer = kontor.shell("bundle:list -t 0");

        assertTrue(answer, answer.contains("kontor-web"));
    }

    @Test
    public void aServerWhosePowerWasCutStartsAgain() throws IOException {
        kontor.kill();

        kontor.start();

        assertTrue(kontor.isRunning());
    }

    private static boolean othersMay(Path file) {
        try {
            return !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
