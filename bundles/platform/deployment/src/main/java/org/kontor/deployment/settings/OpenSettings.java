package org.kontor.deployment.settings;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An account's settings with their secrets open: never kept, shown or logged as they are. */
final class OpenSettings {

    private final SortedMap<String, String> plain = new TreeMap<>();
    private final SortedMap<String, String> secrets = new TreeMap<>();
    private final SortedSet<String> lists = new TreeSet<>();

    OpenSettings(Map<String, String> plain, Set<String> lists, Map<String, String> secrets) {
        this.plain.putAll(plain);
        this.lists.addAll(lists);
        this.secrets.putAll(secrets);
    }

    static OpenSettings none() {
        return new OpenSettings(Map.of(), Set.of(), Map.of());
    }

    /** These settings after the changes; an empty value takes a setting away. */
    OpenSettings with(Map<String, String> changes, Descriptor descriptor) {
        OpenSettings after = new OpenSettings(plain, lists, secrets);
        changes.forEach((key, value) -> {
            after.plain.remove(key);
            after.secrets.remove(key);
            after.lists.remove(key);
            if (!value.isEmpty()) {
                (descriptor.isSecret(key) ? after.secrets : after.plain).put(key, value);
            }
            if (!value.isEmpty()
                    && descriptor.attribute(key).filter(Attribute::many).isPresent()) {
                after.lists.add(key);
            }
        });
        return after;
    }

    boolean has(String key) {
        return plain.containsKey(key) || secrets.containsKey(key);
    }

    /** Names of the settings that differ. */
    SortedSet<String> differing(OpenSettings other) {
        SortedSet<String> keys = new TreeSet<>(all().keySet());
        keys.addAll(other.all().keySet());
        Map<String, String> ours = all();
        Map<String, String> theirs = other.all();
        keys.removeIf(key -> ours.containsKey(key) && ours.get(key).equals(theirs.get(key)));
        return keys;
    }

    SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>(plain);
        all.putAll(secrets);
        return all;
    }

    SortedMap<String, String> plain() {
        return plain;
    }

    SortedMap<String, String> secrets() {
        return secrets;
    }

    SortedSet<String> lists() {
        return lists;
    }

    @Override
    public String toString() {
        return "OpenSettings[hidden]";
    }
}
