package org.kontor.deployment.gate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Inflates everything once, from the front, counting: no size that a zip tells is believed. Whoever reads by the
 * directory and whoever reads from the front must find the same.
 */
final class Contents {

    private static final int HEAD_BYTES = 8;

    private final Budget budget;
    private final FileKinds kinds;
    private final Findings findings;

    Contents(Budget budget, FileKinds kinds, Findings findings) {
        this.budget = budget;
        this.kinds = kinds;
        this.findings = findings;
    }

    void walk(Path file, List<Directory.Entry> entries) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in, 1 << 16))) {
            for (Directory.Entry entry : entries) {
                inflate(zip, entry);
            }
            if (zip.getNextEntry() != null) {
                throw findings.end(Flaw.AMBIGUOUS, "the zip holds entries that its directory does not list");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw findings.end(Flaw.DAMAGED, "the zip cannot be inflated: " + Findings.plain(e.getMessage()));
        }
    }

    private void inflate(ZipInputStream zip, Directory.Entry entry) throws IOException {
        ZipEntry next = zip.getNextEntry();
        String name = Findings.plain(entry.name());
        if (next == null || !next.getName().equals(entry.name())) {
            throw findings.end(Flaw.AMBIGUOUS, name + " is listed, and not found when the zip is read from the front");
        }
        byte[] buffer = new byte[1 << 13];
        byte[] head = new byte[0];
        CRC32 crc = new CRC32();
        long size = 0;
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            size += read;
            budget.inflate(entry, size, read, findings);
            crc.update(buffer, 0, read);
            head = head.length < HEAD_BYTES ? joined(head, buffer, read) : head;
        }
        if (crc.getValue() != entry.crc() || size != entry.size()) {
            throw findings.end(Flaw.AMBIGUOUS, name + " is not what the zip's directory says of it");
        }
        kinds.check(entry, head, findings);
    }

    private static byte[] joined(byte[] head, byte[] buffer, int read) {
        int more = Math.min(HEAD_BYTES - head.length, read);
        byte[] joined = Arrays.copyOf(head, head.length + more);
        System.arraycopy(buffer, 0, joined, head.length, more);
        return joined;
    }
}
