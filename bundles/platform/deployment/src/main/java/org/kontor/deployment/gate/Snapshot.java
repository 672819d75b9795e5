package org.kontor.deployment.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A private copy of the jar: what is hashed is what is read, even while somebody still writes the file. */
record Snapshot(Path file, String sha256, long bytes) implements AutoCloseable {

    static Snapshot of(Path jar, long most, Findings findings) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw findings.end(Flaw.UNREADABLE, Findings.plain(jar.toString()) + " is not a file");
        }
        Path copy = Files.createTempFile("kontor-gate-", ".jar");
        try {
            return copied(jar, copy, most, findings);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static Snapshot copied(Path jar, Path copy, long most, Findings findings) throws IOException {
        MessageDigest digest = digesting();
        long bytes = 0;
        try (InputStream in = opened(jar, findings);
                OutputStream out = Files.newOutputStream(copy)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > most) {
                    throw findings.end(Flaw.TOO_LARGE, "the jar has more than " + most + " bytes");
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return new Snapshot(copy, HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private static InputStream opened(Path jar, Findings findings) {
        try {
            return Files.newInputStream(jar);
        } catch (IOException e) {
            throw findings.end(Flaw.UNREADABLE, Findings.plain(jar.toString()) + " cannot be read: " + e.getMessage());
        }
    }

    static MessageDigest digesting() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
