package org.kontor.verdicts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.conformance.PackedKit;
import org.osgi.framework.Bundle;

/** Finds the kit in an installed plugin. */
final class BundledKit {

    private BundledKit() {}

    /** Empty when the bundle brings none. Throws {@link org.kontor.conformance.UnreadableKitException}. */
    static Optional<PackedKit> of(Bundle bundle) {
        Enumeration<URL> found = bundle.findEntries(PackedKit.FOLDER, "*", true);
        if (found == null) {
            return Optional.empty();
        }
        Map<String, byte[]> files = new HashMap<>();
        List<URL> entries = Collections.list(found);
        for (URL entry : entries) {
            String path = entry.getPath();
            if (!path.endsWith("/")) {
                files.put(path.substring(path.indexOf(PackedKit.FOLDER) + PackedKit.FOLDER.length()), read(entry));
            }
        }
        return Optional.of(PackedKit.of(files));
    }

    private static byte[] read(URL entry) {
        try (InputStream content = entry.openStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
