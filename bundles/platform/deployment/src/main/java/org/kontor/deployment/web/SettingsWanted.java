package org.kontor.deployment.web;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.kontor.values.Require;

/** Settings to be changed, by key; null or an empty text takes one back to its default. */
public record SettingsWanted(Map<String, String> settings) {

    public SettingsWanted {
        settings = Collections.unmodifiableMap(new HashMap<>(Require.present("settings", settings)));
    }

    @Override
    public String toString() {
        return "SettingsWanted" + settings.keySet();
    }
}
