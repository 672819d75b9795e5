package org.kontor.deployment.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class KeyRingTest {

    private static final Place HOME = new Place("org.kontor.carrier.acme", "carrier.acme-main", ".password", "r-1");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final String older = KeyRing.fresh();
    private final KeyRing ring = KeyRing.read("# a comment\n\n" + older + "\n");

    @Test
    public void whatIsSealedOpensAtItsPlaceOnly() {
        String sealed = ring.seal(HOME, "täglich 5€");

        assertEquals("täglich 5€", ring.open(HOME, sealed));
        for (Place elsewhere : List.of(
                new Place("org.kontor.carrier.other", HOME.account(), HOME.key(), HOME.revision()),
                new Place(HOME.plugin(), "carrier.acme-other", HOME.key(), HOME.revision()),
                new Place(HOME.plugin(), HOME.account(), ".token", HOME.revision()),
                new Place(HOME.plugin(), HOME.account(), HOME.key(), "r-2"))) {
            assertThrows(elsewhere.toString(), UnopenedException.class, () -> ring.open(elsewhere, sealed));
        }
    }

    @Test
    public void nothingShowsThatTwoSecretsAreTheSame() {
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            sealed.add(ring.seal(HOME, "same"));
        }
        assertEquals(1_000, sealed.size());
    }

    @Test
    public void aChangedOrTornTextDoesNotOpen() {
        String sealed = ring.seal(HOME, "secret");
        String key = KeyRing.keyOf(sealed);

        char last = sealed.charAt(sealed.length() - 2);
        String changed = sealed.substring(0, sealed.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + sealed.charAt(sealed.length() - 1);
        for (String bad : List.of(
                changed,
                sealed.substring(0, sealed.length() - 4),
                "sealed:v1:" + key + ":AAAA",
                "sealed:v1:" + key + ":",
                "sealed:v1:" + key + ":ä",
                "sealed:v2:" + key + ":AAAA",
                "sealed:")) {
            assertThrows(bad, UnopenedException.class, () -> ring.open(HOME, bad));
        }
    }

    @Test
    public void aNewKeyAboveTheOldOneSealsAndBothOpen() {
        String sealed = ring.seal(HOME, "secret");
        KeyRing rotated = KeyRing.read(KeyRing.fresh() + "\n" + older);

        assertEquals("secret", rotated.open(HOME, sealed));
        assertNotEquals(ring.current(), rotated.current());
        assertTrue(rotated.opens(ring.current().orElseThrow()));
        UnopenedException refused =
                assertThrows(UnopenedException.class, () -> ring.open(HOME, rotated.seal(HOME, "secret")));
        assertTrue(
                refused.getMessage(),
                refused.getMessage().contains(rotated.current().orElseThrow()));
    }

    @Test
    public void aBadLineIsNamedByItsNumberAndNotRepeated() {
        String torn = older.substring(3);

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> KeyRing.read("# x\n" + torn + "!\n"));
        assertEquals("line 2 is not Base64", refused.getMessage());
        assertEquals(null, refused.getCause());
        assertThrows(IllegalArgumentException.class, () -> KeyRing.read("AAAA"));
        assertFalse(ring.toString().contains(older));
    }

    @Test
    public void theFirstStartMakesAKeyForTheOwnerAloneAndNeverAnother() throws Exception {
        Path etc = folder.getRoot().toPath();
        OperatorKey key = new OperatorKey(etc);
        assertEquals(Optional.of("etc/operator.key is missing"), key.problem());

        key.makeUnlessThere();
        Optional<String> made = key.ring().current();
        key.makeUnlessThere();

        assertTrue(made.isPresent());
        assertEquals(made, new OperatorKey(etc).ring().current());
        assertEquals(Optional.empty(), key.problem());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(etc.resolve("operator.key"))));
        assertEquals(1, etc.toFile().list().length);
    }

    @Test
    public void theFileIsReadAgainWhenItChanges() throws Exception {
        Path file = folder.getRoot().toPath().resolve("operator.key");
        OperatorKey key = new OperatorKey(folder.getRoot().toPath());
        key.makeUnlessThere();
        Optional<String> first = key.ring().current();

        Files.writeString(file, "# no key\n");
        assertEquals(Optional.of("etc/operator.key holds no key"), key.problem());
        Files.writeString(file, "not a key\n");
        assertEquals(Optional.of("etc/operator.key: line 1 is not Base64"), key.problem());
        Files.delete(file);
        assertEquals(Optional.of("etc/operator.key is missing"), key.problem());
        assertEquals(Optional.empty(), key.ring().current());
        Files.writeString(file, older);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertEquals(ring.current(), key.ring().current());
        assertNotEquals(first, key.ring().current());
    }
}
