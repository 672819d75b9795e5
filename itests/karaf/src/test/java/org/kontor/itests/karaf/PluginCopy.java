package org.kontor.itests.karaf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.kontor.conformance.ScriptedProvider;
import org.osgi.framework.Constants;

/**
 * A shipped plugin under other names and a PID of its own, so that it stands beside the one that serves; its kit says
 * how an account of it is configured.
 */
record PluginCopy(String name, Map<String, byte[]> entries) {

    private static final String KIT = "KONTOR-INF/kit/";
    private static final String SETTINGS = "settings.";
    private static final String CANARY = "canary-secret-7391";

    static PluginCopy of(Path jar) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
                }
            }
            String name = file.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
            return new PluginCopy(name, entries);
        }
    }

    /** The factory PID of the copies: the plugin's own, which is its name, and a word. */
    String pid() {
        return name + ".kit";
    }

    /** The jar of a bundle of this name; each is another bundle with the same PID. */
    InputStream as(String bundle) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(entries.get(JarFile.MANIFEST_NAME)));
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, bundle);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                if (!entry.getKey().equals(JarFile.MANIFEST_NAME)) {
                    jar.putNextEntry(new JarEntry(entry.getKey()));
                    jar.write(entry.getKey().startsWith("OSGI-INF/") ? renamed(entry.getValue()) : entry.getValue());
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** Plays the recorded answers in the jar. */
    ScriptedProvider provider() {
        String exchanges = KIT + "exchanges/";
        return ScriptedProvider.playing(
                entries.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(exchanges))
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().substring(exchanges.length()), Map.Entry::getValue)),
                Optional.ofNullable(entries.get(KIT + "sign.json")));
    }

    /** An account where all is well, with a canary for its secret; what the plugin reads is put into the folder. */
    Map<String, Object> settings(Path folder, URI provider) throws IOException {
        Properties kit = new Properties();
        kit.load(new StringReader(new String(entries.get(KIT + "kit.properties"), StandardCharsets.UTF_8)));
        Map<String, Object> settings = new HashMap<>();
        for (String key : kit.stringPropertyNames()) {
            if (key.startsWith(SETTINGS)) {
                String value = kit.getProperty(key).replace("${files}", folder.toString());
                settings.put(
                        key.substring(SETTINGS.length()),
                        value.replace("${secret}", CANARY).replace("${provider}", provider.toString()));
            }
        }
        settings.put(".canary", CANARY);
        settings.put("kontor.rehearsal", true);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (entry.getKey().startsWith(KIT + "files/")) {
                Files.write(folder.resolve(entry.getKey().substring((KIT + "files/").length())), entry.getValue());
            }
        }
        return settings;
    }

    static boolean isSecret(String key, Object value) {
        return key.startsWith(".") || String.valueOf(value).contains(CANARY);
    }

    private byte[] renamed(byte[] description) {
        return new String(description, StandardCharsets.UTF_8)
                .replace("\"" + name + "\"", "\"" + pid() + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }
}
