package org.kontor.testkit.jars;

import java.nio.ByteBuffer;

/** Zips with entries that no plugin has: outside the jar, twice, links, native code. */
final class BadEntries {

    private static final int UNIX = 3 << 8;
    private static final int LINK = 0xA1FF0000;
    private static final String NOTE = "docs/note.txt";

    private BadEntries() {}

    static void fill(Shelf shelf) {
        shelf.refused("jar.name", "climbs-out", sketch("climbs-out").file("../../etc/passwd", "root"));
        shelf.refused(
                "jar.name",
                "has-an-absolute-path",
                sketch("has-an-absolute-path").file("/etc/passwd", "root"));
        shelf.refused("jar.name", "has-a-drive", sketch("has-a-drive").file("C:/boot.ini", "boot"));
        shelf.refused("jar.name", "has-backslashes", sketch("has-backslashes").file("docs\\note.txt", "back"));
        shelf.refused(
                "jar.name", "has-nul-in-a-name", sketch("has-nul-in-a-name").file("note.txt\0.png", "nul"));
        twins(shelf);
        kinds(shelf);
    }

    private static void twins(Shelf shelf) {
        byte[] pair = sketch("has-an-entry-twice")
                .file("docs/note1", "one")
                .file("docs/note2", "two")
                .bytes();
        shelf.refused(
                "jar.duplicate",
                "has-an-entry-twice",
                new ZipPatch(pair).everywhere("docs/note2", "docs/note1").bytes());
        shelf.refused(
                "jar.duplicate",
                "differs-in-capitals-only",
                sketch("differs-in-capitals-only").file(NOTE, "one").file("docs/NOTE.txt", "two"));
        shelf.refused(
                "jar.clash",
                "has-a-file-as-folder",
                sketch("has-a-file-as-folder").file("docs", "file").file(NOTE, "in it"));
    }

    private static void kinds(Shelf shelf) {
        shelf.refused(
                "jar.clash",
                "has-a-folder-with-content",
                sketch("has-a-folder-with-content").file("docs/", "in it"));
        shelf.refused(
                "jar.damaged",
                "has-a-class-that-is-none",
                sketch("has-a-class-that-is-none").file("x/No.class", "class"));
        byte[] noted = sketch("holds-a-link").file(NOTE, "/etc/passwd").bytes();
        ZipPatch link = new ZipPatch(noted).word(NOTE, ZipPatch.MADE_BY, UNIX).number(NOTE, ZipPatch.ATTRIBUTES, LINK);
        shelf.refused("jar.special", "holds-a-link", link.bytes());
        shelf.refused("jar.encrypted", "is-encrypted", encrypted(noted));
        shelf.refused(
                "jar.native",
                "holds-a-native-library",
                sketch("holds-a-native-library").file("lib/fast.so", "elf"));
        shelf.refused(
                "jar.native",
                "hides-a-native-library",
                sketch("hides-a-native-library").file("data.bin", new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}));
        byte[] newer = ByteBuffer.allocate(8).putInt(0xCAFEBABE).putInt(44 + 99).array();
        shelf.refused(
                "jar.class-version",
                "needs-a-newer-java",
                sketch("needs-a-newer-java").file("x/New.class", newer));
    }

    /** The flag stands in the local header too, two bytes nearer to its beginning. */
    private static byte[] encrypted(byte[] zip) {
        ZipPatch patch = new ZipPatch(zip);
        byte[] bytes = patch.word(NOTE, ZipPatch.FLAGS, 0x0809).bytes();
        bytes[patch.number(NOTE, ZipPatch.OFFSET) + 6] |= 1;
        return bytes;
    }

    private static JarSketch sketch(String name) {
        return JarSketch.carrier(name, "1.0.0");
    }
}
