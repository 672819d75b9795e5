package org.kontor.toolkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * The books of a sandbox provider: a document per key, one JSON line each, only ever appended. Every line is handed to
 * the operating system in one write, so the books survive the death of the process, not that of the machine; a last
 * line that death tore is cut off when the file is next opened. Opened at the first use, not in the constructor. One
 * file has one owner: two journals on the same file at once would not see each other's lines. A plain file and no
 * channel, because an interrupted thread closes a channel for all.
 */
public final class Journal implements AutoCloseable {

    private final Path file;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ConcurrentMap<String, JsonNode> documents = new ConcurrentHashMap<>();
    private RandomAccessFile lines;
    private boolean closed;

    public Journal(Path file) {
        this.file = file;
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
        open();
        return documents.computeIfAbsent(key, absent -> {
            JsonNode document = making.get();
            append(absent, document);
            return document;
        });
    }

    /** Keeps another document under a key that has one or not; the latest line of a key counts. */
    public void replace(String key, JsonNode document) {
        open();
        documents.compute(key, (name, old) -> {
            append(name, document);
            return document;
        });
    }

    public Optional<JsonNode> find(String key) {
        open();
        return Optional.ofNullable(documents.get(key));
    }

    /** A view of every key with its document. */
    public Map<String, JsonNode> all() {
        open();
        return Collections.unmodifiableMap(documents);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (lines != null) {
                lines.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void open() {
        if (closed) {
            throw new ProviderException(Fault.UNAVAILABLE, file.getFileName() + " is closed");
        }
        if (lines != null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int whole = lengthOfWholeLines(content);
            load(new String(content, 0, whole, StandardCharsets.UTF_8));
            RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
            opened.setLength(whole);
            opened.seek(whole);
            lines = opened;
        } catch (IOException e) {
            throw new ProviderException(Fault.MISCONFIGURED, "cannot keep books in " + file, e);
        }
    }

    private static int lengthOfWholeLines(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void load(String content) throws IOException {
        for (String line : content.split("\n")) {
            if (!line.isEmpty()) {
                JsonNode entry = mapper.readTree(line);
                documents.put(entry.required("key").asText(), entry.required("document"));
            }
        }
    }

    /** A write that fails half-way (a full disk) is taken back, so that the books never hold half a line. */
    private synchronized void append(String key, JsonNode document) {
        try {
            byte[] line = line(key, document);
            long before = lines.getFilePointer();
            try {
                lines.write(line);
            } catch (IOException e) {
                lines.setLength(before);
                throw e;
            }
        } catch (IOException e) {
            throw new ProviderException(Fault.UNAVAILABLE, "cannot write to " + file, e);
        }
    }

    private byte[] line(String key, JsonNode document) throws JsonProcessingException {
        ObjectNode entry = mapper.createObjectNode().put("key", key).set("document", document);
        byte[] json = mapper.writeValueAsBytes(entry);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }
}
