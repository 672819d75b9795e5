package org.kontor.deployment.desk;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Small facts about files or bundles that must outlive a restart, but not the data folder. */
final class LocalMemory {

    private final Path file;
    private final Properties facts = new Properties();

    LocalMemory(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                facts.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    synchronized Optional<String> find(String name) {
        return Optional.ofNullable(facts.getProperty(name));
    }

    synchronized Set<String> names() {
        return Set.copyOf(facts.stringPropertyNames());
    }

    synchronized void keep(String name, String fact) {
        if (!fact.equals(facts.setProperty(name, fact))) {
            write();
        }
    }

    synchronized void forget(String name) {
        if (facts.remove(name) != null) {
            write();
        }
    }

    private void write() {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (Writer out = Files.newBufferedWriter(fresh)) {
                facts.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
