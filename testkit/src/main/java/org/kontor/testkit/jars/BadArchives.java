package org.kontor.testkit.jars;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Files that are no zips, or zips that are not what they seem. */
final class BadArchives {

    private static final int TOO_MANY = 20_001;
    private static final int TOO_LARGE = 33 << 20;
    private static final byte[] ZEROS = new byte[8 << 20];
    private static final String LAST = "docs/other.txt";
    private static final String NOTE = "docs/note.txt";

    private BadArchives() {}

    static void fill(Shelf shelf) {
        shelf.folder("jar.unreadable", "is-a-folder");
        shelf.refused(
                "jar.not-a-zip", "is-a-text", "not a jar at all\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        shelf.refused(
                "jar.too-large",
                "is-too-large",
                sketch("is-too-large").file("data.bin", noise()).bytes());
        shelf.refused("jar.too-many-entries", "has-too-many-entries", crowded());
        byte[] good = sketch("half-copied").bytes();
        shelf.refused("jar.incomplete", "half-copied", Arrays.copyOf(good, good.length * 2 / 3));
        shelf.refused("jar.incomplete", "is-followed-by-bytes", Arrays.copyOf(good, good.length + 100));
        shelf.refused("jar.incomplete", "follows-other-bytes", following(good));
        shelf.refused("jar.damaged", "has-a-damaged-byte", damaged(good));
        bombs(shelf);
        twoFaced(shelf);
    }

    private static void bombs(Shelf shelf) {
        byte[] bomb = sketch("is-a-bomb").file("zeros.bin", ZEROS).bytes();
        shelf.refused("jar.bomb", "is-a-bomb", bomb);
        shelf.refused(
                "jar.bomb",
                "is-a-lying-bomb",
                new ZipPatch(bomb).number("zeros.bin", ZipPatch.SIZE, 10).bytes());
        shelf.refused("jar.bomb", "holds-a-bomb", sketch("holds-a-bomb").file("lib/bomb.jar", bomb));
        byte[] inner = sketch("inner")
                .file("lib/innermost.jar", sketch("innermost").bytes())
                .bytes();
        shelf.refused(
                "jar.nested", "is-a-nest-of-jars", sketch("is-a-nest-of-jars").file("lib/inner.jar", inner));
    }

    private static void twoFaced(Shelf shelf) {
        JarSketch sketch = sketch("two-faced").file(NOTE, "one thing").file(LAST, "another");
        byte[] noted = sketch.bytes();
        ambiguous(shelf, "lists-another-name", new ZipPatch(noted).listed(NOTE, "docs/NICE.txt"));
        ambiguous(shelf, "hides-an-entry", new ZipPatch(new ZipPatch(noted).unlisted(NOTE)));
        ambiguous(shelf, "lays-an-entry-over-another", new ZipPatch(noted).place(LAST, NOTE));
        ambiguous(shelf, "lies-about-a-checksum", new ZipPatch(noted).number(NOTE, ZipPatch.CRC, 0));
        ambiguous(shelf, "lies-about-a-size", new ZipPatch(noted).number(NOTE, ZipPatch.SIZE, 8));
        ambiguous(shelf, "lies-about-a-method", new ZipPatch(sketch.storedBytes()).word(NOTE, ZipPatch.METHOD, 8));
        ambiguous(shelf, "has-bytes-before-its-directory", new ZipPatch(new ZipPatch(noted).gap(100)));
        ambiguous(shelf, "has-bytes-in-a-gap", new ZipPatch(new ZipPatch(sketch.storedBytes()).gap(10)));
        ambiguous(shelf, "names-a-second-directory", new ZipPatch(sketch.commented("PK\6\7".concat(" ".repeat(16)))));
        ZipPatch swallowing = new ZipPatch(new ZipPatch(noted).unlisted(LAST));
        ambiguous(shelf, "hides-an-entry-behind-another", swallowing.upToDirectory(NOTE));
    }

    private static void ambiguous(Shelf shelf, String name, ZipPatch patch) {
        shelf.refused("jar.ambiguous", name, patch.bytes());
    }

    private static JarSketch sketch(String name) {
        return JarSketch.carrier(name, "1.0.0");
    }

    private static byte[] noise() {
        byte[] noise = new byte[TOO_LARGE];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static JarSketch crowded() {
        JarSketch crowded = sketch("has-too-many-entries");
        for (int i = 0; i < TOO_MANY; i++) {
            crowded.file("many/" + i, "");
        }
        return crowded;
    }

    /** Behind what begins like a zip, as a program that unpacks itself. */
    private static byte[] following(byte[] good) {
        byte[] following = Arrays.copyOf(good, good.length + 100);
        System.arraycopy(good, 0, following, 100, good.length);
        return following;
    }

    private static byte[] damaged(byte[] good) {
        byte[] damaged = good.clone();
        for (int i = 100; i < 160; i++) {
            damaged[i] ^= 0x55;
        }
        return damaged;
    }
}
