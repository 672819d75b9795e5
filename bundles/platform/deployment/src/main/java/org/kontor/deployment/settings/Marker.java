package org.kontor.deployment.settings;

import java.util.Dictionary;
import java.util.UUID;

/** What a configuration delivered from the store says of its origin: the revision, and the key of its secrets. */
final class Marker {

    static final String KEY = "kontor.revision";

    private Marker() {}

    static String of(UUID revision, String sealedBy) {
        return revision + (sealedBy.isEmpty() ? "" : "." + sealedBy);
    }

    static boolean isOn(Dictionary<String, ?> properties) {
        return properties != null && properties.get(KEY) instanceof String;
    }

    static String revision(String marker) {
        int dot = marker.indexOf('.');
        return dot < 0 ? marker : marker.substring(0, dot);
    }
}
