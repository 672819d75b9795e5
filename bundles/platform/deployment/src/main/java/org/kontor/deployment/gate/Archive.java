package org.kontor.deployment.gate;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** A jar that was read from end to end within its limits; whoever asks it for a file gets what was counted. */
final class Archive implements Closeable {

    private final ZipFile zip;
    private final Set<String> names;
    private final Budget budget;
    private final FileKinds kinds;
    private final Findings findings;

    private Archive(ZipFile zip, Set<String> names, Budget budget, FileKinds kinds, Findings findings) {
        this.zip = zip;
        this.names = names;
        this.budget = budget;
        this.kinds = kinds;
        this.findings = findings;
    }

    static Archive open(Path file, Budget budget, FileKinds kinds, Findings findings) throws IOException {
        List<Directory.Entry> entries;
        try (FileChannel channel = FileChannel.open(file)) {
            entries = Directory.read(channel, budget, findings);
        }
        Names.check(entries, findings);
        new Contents(budget, kinds, findings).walk(file, entries);
        Set<String> names = entries.stream().map(Directory.Entry::name).collect(Collectors.toUnmodifiableSet());
        return new Archive(opened(file, findings), names, budget, kinds, findings);
    }

    private static ZipFile opened(Path file, Findings findings) {
        try {
            return new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw findings.end(Flaw.DAMAGED, "the zip cannot be opened: " + Findings.plain(e.getMessage()));
        }
    }

    Set<String> names() {
        return names;
    }

    boolean holds(String name) {
        return names.contains(name);
    }

    byte[] read(String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    long size(String name) {
        return zip.getEntry(name).getSize();
    }

    /** Reads every jar in this one, and those that are named, to their ends; gives the paths that each holds. */
    Map<String, Set<String>> readNested(Set<String> named) throws IOException {
        Map<String, Set<String>> held = new HashMap<>();
        for (String name : names) {
            if (named.contains(name) || isJar(name)) {
                budget.open(Findings.plain(name), findings);
                held.put(name, readNested(name));
            }
        }
        return held;
    }

    private Set<String> readNested(String name) throws IOException {
        Path copy = Files.createTempFile("kontor-gate-", ".nested");
        try {
            try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            Findings inside = findings.within(name);
            try (Archive nested = open(copy, budget, kinds, inside)) {
                nested.names.stream()
                        .filter(Archive::isJar)
                        .forEach(deeper ->
                                inside.add(Flaw.NESTED, Findings.plain(deeper) + " is a jar in a jar in a jar"));
                return nested.names;
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static boolean isJar(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
