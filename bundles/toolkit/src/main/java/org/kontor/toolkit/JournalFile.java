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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * A journal's file, open once however many journals hold it, and closed with the last of them: only so does each see
 * the others' lines at once. A plain file and no channel, because an interrupted thread closes a channel for all.
 */
final class JournalFile {

    private static final Map<Path, JournalFile> HELD = new HashMap<>();

    private final Path file;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ConcurrentMap<String, JsonNode> documents = new ConcurrentHashMap<>();
    private final RandomAccessFile lines;
    private int holders;

    private JournalFile(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int whole = lengthOfWholeLines(content);
            load(new String(content, 0, whole, StandardCharsets.UTF_8));
            lines = new RandomAccessFile(file.toFile(), "rw");
            lines.setLength(whole);
            lines.seek(whole);
        } catch (IOException e) {
            throw new ProviderException(Fault.MISCONFIGURED, "cannot keep books in " + file, e);
        }
    }

    /** To be released as often as it was held. */
    static JournalFile hold(Path file) {
        synchronized (HELD) {
            JournalFile held = HELD.computeIfAbsent(file, JournalFile::new);
            held.holders++;
            return held;
        }
    }

    void release() {
        synchronized (HELD) {
            holders--;
            if (holders > 0) {
                return;
            }
            HELD.remove(file);
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    JsonNode remember(String key, Supplier<? extends JsonNode> making) {
        return documents.computeIfAbsent(key, absent -> {
            JsonNode document = making.get();
            append(absent, document);
            return document;
        });
    }

    void replace(String key, JsonNode document) {
        documents.compute(key, (name, old) -> {
            append(name, document);
            return document;
        });
    }

    Map<String, JsonNode> all() {
        return Collections.unmodifiableMap(documents);
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
