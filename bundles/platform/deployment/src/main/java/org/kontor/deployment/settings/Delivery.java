package org.kontor.deployment.settings;

import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.UUID;
import org.kontor.deployment.store.SettingsRevisionStore.Content;

/** Settings as Configuration Admin gets them: texts, lists as arrays, secrets sealed, and the mark of their origin. */
final class Delivery {

    private Delivery() {}

    static Map<String, Object> of(Content content, UUID revision) {
        Map<String, Object> properties = new HashMap<>();
        content.settings()
                .forEach((key, text) -> properties.put(
                        key, content.lists().contains(key) ? Lists.split(text).toArray(String[]::new) : text));
        properties.putAll(content.secrets());
        properties.put(Marker.KEY, Marker.of(revision, Vault.sealedBy(content.secrets())));
        return properties;
    }

    static Hashtable<String, Object> dictionary(Content content, UUID revision) {
        return new Hashtable<>(of(content, revision));
    }
}
