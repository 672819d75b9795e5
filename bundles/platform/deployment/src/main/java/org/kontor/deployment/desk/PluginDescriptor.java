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
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kontor.providers.Abilities;
import org.osgi.framework.Bundle;

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
        for (URL url : descriptions(bundle)) {
            try (InputStream in = url.openStream()) {
                read(in, abilities, pids);
            } catch (XMLStreamException e) {
                throw new IOException(url + " cannot be read", e);
            }
        }
        return new PluginDescriptor(abilities, pids);
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

    private static void read(InputStream in, Set<String> abilities, Set<String> pids) throws XMLStreamException {
        XMLStreamReader xml = reader(in);
        Set<String> provided = new HashSet<>();
        Set<String> named = new HashSet<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("component")) {
                    String pid = xml.getAttributeValue(null, "configuration-pid");
                    String name = String.valueOf(xml.getAttributeValue(null, "name"));
                    for (String one : pid == null ? new String[] {name} : pid.split("\\s+")) {
                        named.add(one.equals("$") ? name : one);
                    }
                } else if (xml.getLocalName().equals("provide")) {
                    provided.add(String.valueOf(xml.getAttributeValue(null, "interface")));
                }
            }
        }
        provided.removeIf(type -> !isAbility(type));
        if (!provided.isEmpty()) {
            abilities.addAll(provided);
            pids.addAll(named);
        }
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }
}
