package org.kontor.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A kit's files beside its settings: recorded exchanges, a genuine message, and what the plugin reads from its disk. */
record KitFiles(Map<String, byte[]> exchanges, Map<String, byte[]> unpacked, Map<String, byte[]> others) {

    private static final String EXCHANGES = "exchanges/";
    private static final String FILES = "files/";

    static KitFiles of(Map<String, byte[]> content) {
        KitFiles files = new KitFiles(new HashMap<>(), new HashMap<>(), new HashMap<>());
        content.forEach((name, bytes) -> {
            if (name.startsWith(EXCHANGES)) {
                files.exchanges.put(name, bytes);
            } else if (name.startsWith(FILES)) {
                files.unpacked.put(name.substring(FILES.length()), bytes);
            } else {
                files.others.put(name, bytes);
            }
        });
        files.exchanges.forEach(Recording::read);
        return files;
    }

    /** Writes what the plugin reads; a name that leads out of the folder is refused. */
    void unpack(Path folder) {
        unpacked.forEach((name, bytes) -> {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder)) {
                throw new UnreadableKitException(FILES + name, "must lie below " + FILES);
            }
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
