package org.kontor.testkit.jars;

/** Jars that were signed once and are not what was signed. */
final class BadSignatures {

    private static final String NOTE = "docs/note.txt";

    private BadSignatures() {}

    static void fill(Shelf shelf) {
        SigningKey key = SigningKey.fresh("Somebody");
        byte[] signed = key.sign(
                JarSketch.carrier("signed", "1.0.0").file(NOTE, "before").storedBytes());
        shelf.refused("signature.broken", "was-changed-after-signing", Repacked.changed(signed, NOTE, "later!"));
        shelf.refused("signature.partial", "grew-after-signing", Repacked.changed(signed, "docs/more.txt", "more"));
        shelf.refused(
                "signature.partial",
                "was-signed-with-md5",
                key.signByMd5(JarSketch.carrier("was-signed-with-md5", "1.0.0").bytes()));
    }
}
