package org.kontor.deployment.desk;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/**
 * Which jar we put into which bundle. It is kept beside the framework's own memory and lost with it, and says nothing of a
 * bundle that somebody else has changed since.
 */
final class Contents {

    private final LocalMemory memory;

    Contents(Path file, Bundle[] there) {
        this.memory = new LocalMemory(file);
        Set<String> keys = Arrays.stream(there).map(Contents::key).collect(Collectors.toUnmodifiableSet());
        memory.names().stream().filter(name -> !keys.contains(name)).forEach(memory::forget);
    }

    void filled(Bundle bundle, String sha256) {
        memory.keep(key(bundle), changed(bundle) + sha256);
    }

    void forget(Bundle bundle) {
        memory.forget(key(bundle));
    }

    /** Empty when it is not known. */
    String sha256(Bundle bundle) {
        return memory.find(key(bundle))
                .filter(fact -> fact.startsWith(changed(bundle)))
                .map(fact -> fact.substring(changed(bundle).length()))
                .orElse("");
    }

    private static String changed(Bundle bundle) {
        return bundle.getLastModified() + " ";
    }

    private static String key(Bundle bundle) {
        return Long.toString(bundle.getBundleId());
    }
}
