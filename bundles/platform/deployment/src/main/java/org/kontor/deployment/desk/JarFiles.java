package org.kontor.deployment.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.PluginJar;

/** The bytes of jars, and the hash by which they are known. */
final class JarFiles {

    private JarFiles() {}

    /** Exactly the bytes that were read before, or refused. */
    static byte[] content(Path file, PluginJar jar) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (!sha256(content).equals(jar.sha256())) {
                throw new JarRefusedException(List.of(new Finding(
                        "changed",
                        file.getFileName() + " changed while it was read",
                        "Repeat it with the whole file")));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
