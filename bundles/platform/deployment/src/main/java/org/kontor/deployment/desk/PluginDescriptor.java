package org.kontor.deployment.desk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kontor.deployment.gate.Component;
import org.kontor.providers.Abilities;
import org.osgi.framework.Bundle;
import org.xml.sax.SAXException;

/** What a bundle's component descriptions say: which of our SPIs it serves, and the PIDs of its settings. */
record PluginDescriptor(Set<String> abilities, Set<String> pids) {

    PluginDescriptor {
        abilities = Set.copyOf(abilities);
        pids = Set.copyOf(pids);
    }

    boolean isPlugin() {
        return !abilities.isEmpty();
    }

    static boolean isAbility(String type) {
        return Abilities.SIMPLE_NAMES.containsKey(type);
    }

    static PluginDescriptor of(Bundle bundle) throws IOException {
        Set<String> abilities = new HashSet<>();
        Set<String> pids = new HashSet<>();
        for (Component component : components(bundle)) {
            if (component.offersAbility()) {
                component.services().stream().filter(PluginDescriptor::isAbility).forEach(abilities::add);
                pids.addAll(component.pids());
            }
        }
        return new PluginDescriptor(abilities, pids);
    }

    private static List<Component> components(Bundle bundle) throws IOException {
        List<Component> components = new ArrayList<>();
        for (URL url : descriptions(bundle)) {
            try (InputStream in = url.openStream()) {
                components.addAll(Component.parse(in.readAllBytes()));
            } catch (SAXException e) {
                throw new IOException(url + " cannot be read", e);
            }
        }
        return components;
    }

    /** The header lists paths whose last part may have wildcards. Looks without resolving the bundle. */
    private static List<URL> descriptions(Bundle bundle) {
        String header = bundle.getHeaders("").get("Service-Component");
        if (header == null) {
            return List.of();
        }
        List<URL> urls = new ArrayList<>();
        for (String path : header.split("\\s*,\\s*")) {
            if (path.contains("*")) {
                matching(bundle, path).forEach(urls::add);
            } else if (bundle.getEntry(path) != null) {
                urls.add(bundle.getEntry(path));
            }
        }
        return urls;
    }

    private static Stream<URL> matching(Bundle bundle, String path) {
        Pattern wanted = Pattern.compile(Pattern.quote(path).replace("*", "\\E[^/]*\\Q"));
        Enumeration<String> there = bundle.getEntryPaths(path.substring(0, path.lastIndexOf('/') + 1));
        return there == null
                ? Stream.empty()
                : Collections.list(there).stream()
                        .filter(entry -> wanted.matcher(entry).matches())
                        .map(bundle::getEntry);
    }
}
