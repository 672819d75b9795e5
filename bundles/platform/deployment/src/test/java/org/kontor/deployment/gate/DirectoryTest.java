package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.PluginJar;
import org.kontor.testkit.jars.JarSketch;

/** What the end of a zip says, changed field by field. */
public class DirectoryTest {

    private static final int END_BYTES = 22;
    private byte[] jar = JarSketch.carrier("acme", "1.0.0").bytes();
    private final ByteBuffer end = ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
    private final int at = jar.length - END_BYTES;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aZipIsOnOneDisk() {
        end.putShort(at + 4, (short) 1);

        assertRefused("jar.incomplete", "the zip's directory is not where its end says");
    }

    @Test
    public void aZipOnOneDiskCountsItsEntriesOnce() {
        end.putShort(at + 8, (short) 1);

        assertRefused("jar.incomplete", "the zip's directory is not where its end says");
    }

    @Test
    public void aZipMayHaveAComment() throws IOException {
        jar = commented("by a packer");

        assertEquals("1.0.0", read().version());
    }

    @Test
    public void aCommentEndsWithTheFileAndHoldsNoOtherEnd() {
        String refused = "the file does not end as a zip does: it is half copied, or bytes follow it";
        jar = commented("PK\5\6".concat(" ".repeat(30)));
        assertRefused("jar.incomplete", refused);

        end.putShort(at + 20, (short) 5);
        jar = end.array();
        assertRefused("jar.incomplete", refused);
    }

    @Test
    public void anEndRightAfterTheFirstLetterIsNoZip() {
        jar = ByteBuffer.allocate(4 + END_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x04034b50)
                .putInt(0x06054b50)
                .putInt(4 + 16, 4)
                .array();

        assertRefused("jar.incomplete", "the file does not end as a zip does: it is half copied, or bytes follow it");
    }

    private byte[] commented(String comment) {
        byte[] commented = Arrays.copyOf(jar, jar.length + comment.length());
        System.arraycopy(comment.getBytes(StandardCharsets.UTF_8), 0, commented, jar.length, comment.length());
        ByteBuffer.wrap(commented).order(ByteOrder.LITTLE_ENDIAN).putShort(at + 20, (short) comment.length());
        return commented;
    }

    @Test
    public void theDirectoryLiesBeforeTheEnd() {
        end.putInt(at + 16, 100);

        assertRefused("jar.incomplete", "the zip's directory is not where its end says");
    }

    @Test
    public void theDirectoryHasAsManyEntriesAsTheEndSays() {
        int entries = end.getShort(at + 10);
        count(entries + 1);
        assertRefused("jar.damaged", "the zip's directory ends after " + entries + " of " + (entries + 1) + " entries");

        count(entries - 1);
        assertRefused("jar.damaged", "the zip's directory goes on after its " + (entries - 1) + " entries");
    }

    @Test
    public void anEntryOfTheDirectoryLiesInIt() {
        int directory = end.getInt(at + 16);
        end.putShort(directory + 28, (short) -1);

        assertRefused("jar.damaged", "an entry of the zip's directory is longer than the directory");
    }

    @Test
    public void aNameIsUtf8() {
        int directory = end.getInt(at + 16);
        jar[directory + 46] = (byte) 0xFF;

        assertRefused("jar.name", "the name \uFFFDETA-INF/MANIFEST.MF is no UTF-8");
    }

    @Test
    public void entriesDoNotOverlap() {
        int directory = end.getInt(at + 16);
        end.putInt(second(directory) + 42, 0);

        assertRefused("jar.ambiguous", "OSGI-INF/carrier.xml does not begin where what is before it ends");
    }

    @Test
    public void entriesLieBeforeTheDirectory() {
        int last = end.getInt(at + 16);
        int before = last;
        for (int next = last; next < at; next = second(next)) {
            before = last;
            last = next;
        }
        int far = jar.length - 10;
        end.putInt(before + 20, far - end.getInt(before + 42) - 30 - end.getShort(before + 28));
        end.putInt(last + 42, far);

        assertRefused(
                "jar.ambiguous",
                "org/kontor/testkit/jars/behaviour/Answers.class does not begin where what is before it ends");
    }

    @Test
    public void theDirectoryMayHaveAnotherOrderThanTheFile() throws IOException {
        int directory = end.getInt(at + 16);
        int length = second(directory) - directory;
        byte[] first = Arrays.copyOfRange(jar, directory, directory + length);
        System.arraycopy(jar, directory + length, jar, directory, at - directory - length);
        System.arraycopy(first, 0, jar, at - length, length);

        assertEquals("1.0.0", read().version());
    }

    private int second(int first) {
        return first + 46 + end.getShort(first + 28) + end.getShort(first + 30) + end.getShort(first + 32);
    }

    private void count(int entries) {
        end.putShort(at + 8, (short) entries).putShort(at + 10, (short) entries);
    }

    private void assertRefused(String code, String sentence) {
        JarRefusedException refused = assertThrows(JarRefusedException.class, this::read);
        assertEquals(code, refused.findings().get(0).code());
        assertEquals(sentence, refused.findings().get(0).sentence());
    }

    private PluginJar read() throws IOException {
        Path file = Files.write(folder.newFile().toPath(), jar);
        return Server.usual().open().read(file);
    }
}
