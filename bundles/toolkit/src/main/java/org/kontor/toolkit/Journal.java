package org.kontor.toolkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * The books of a sandbox provider: a document per key, one JSON line each, only ever appended. Every line is handed to
 * the operating system in one write, so the books survive the death of the process, not that of the machine; a last
 * line that death tore is cut off when the file is next opened. Opened at the first use, not in the constructor. Two
 * versions of a plugin that are here side by side share the books of a file.
 */
public final class Journal implements AutoCloseable {

    private final Path file;
    private JournalFile open;
    private boolean closed;

    public Journal(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * The journal a configuration names: its path, or, when it names none, {@code sandbox/<pid>.jsonl} below the system
     * property {@code karaf.base} (the working directory outside Karaf).
     */
    public static Journal at(String path, String pid) {
        return new Journal(
                path.isBlank()
                        ? Path.of(System.getProperty("karaf.base", "."), "sandbox", pid + ".jsonl")
                        : Path.of(path));
    }

    /** The document kept under this key, or the one made now; made at most once per key, even by many threads. */
    public JsonNode remember(String key, Supplier<? extends JsonNode> making) {
        return open().remember(key, making);
    }

    /** Keeps another document under a key that has one or not; the latest line of a key counts. */
    public void replace(String key, JsonNode document) {
        open().replace(key, document);
    }

    public Optional<JsonNode> find(String key) {
        return Optional.ofNullable(open().all().get(key));
    }

    /** A view of every key with its document. */
    public Map<String, JsonNode> all() {
        return open().all();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (open != null) {
            open.release();
            open = null;
        }
    }

    private synchronized JournalFile open() {
        if (closed) {
            throw new ProviderException(Fault.UNAVAILABLE, file.getFileName() + " is closed");
        }
        if (open == null) {
            open = JournalFile.hold(file);
        }
        return open;
    }
}
