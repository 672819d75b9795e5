package org.kontor.payment.bank.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Our records: a file each, on shelves, written whole and once. Whoever comes second, thread or node, gets what the
 * first wrote; so nothing here needs a lock.
 */
final class Books {

    private static final String ENDING = ".json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    Books(Path folder) {
        this.folder = folder;
    }

    Optional<JsonNode> find(String shelf, String name) {
        try {
            return Optional.of(parsed(Files.readAllBytes(file(shelf, name))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ProviderException(Fault.UNAVAILABLE, "cannot read the books", e);
        }
    }

    /** The record of this name: the one that stands there, or else the one given, which is on the disk by then. */
    JsonNode remember(String shelf, String name, ObjectNode document) {
        Optional<JsonNode> standing = find(shelf, name);
        if (standing.isPresent()) {
            return standing.get();
        }
        try {
            return written(file(shelf, name), document)
                    ? document
                    : find(shelf, name).orElse(document);
        } catch (IOException e) {
            throw new ProviderException(Fault.UNAVAILABLE, "cannot write to the books", e);
        }
    }

    /** Every record on a shelf, in the order of their names. */
    List<JsonNode> all(String shelf) {
        List<JsonNode> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve(shelf))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                records.add(parsed(Files.readAllBytes(file)));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new ProviderException(Fault.UNAVAILABLE, "cannot read the books", e);
        }
        return records;
    }

    static ObjectNode document() {
        return JSON.createObjectNode();
    }

    private Path file(String shelf, String name) {
        return folder.resolve(shelf).resolve(name + ENDING);
    }

    /** A link appears at once and whole, and only where nothing stands. */
    private static boolean written(Path file, ObjectNode document) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), ".", ".part");
        try {
            write(draft, JSON.writeValueAsBytes(document));
            Files.createLink(file, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            throw new ProviderException(Fault.MISCONFIGURED, "the books must lie on a disk that has hard links", e);
        } finally {
            Files.delete(draft);
        }
    }

    /** Writes a file that survives the machine's death once this returns. */
    static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static JsonNode parsed(byte[] content) throws IOException {
        try {
            JsonNode record = JSON.readTree(content);
            if (record != null && record.isObject()) {
                return record;
            }
        } catch (JsonProcessingException e) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "a record in the books is torn");
        }
        throw new ProviderException(Fault.UNINTELLIGIBLE, "a record in the books is no record");
    }
}
