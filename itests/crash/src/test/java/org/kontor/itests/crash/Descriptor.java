package org.kontor.itests.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a bundle says of one of its components: what it offers, and what its constructor's parameters refer to. */
record Descriptor(String implementation, String pid, List<String> services, List<Reference> references) {

    /** {@code parameter} is the constructor's, or below zero when {@code bind} takes the service. */
    record Reference(String type, String target, String cardinality, int parameter, String bind) {

        boolean many() {
            return cardinality.endsWith("..n");
        }

        private static Reference of(Element xml) {
            String parameter = xml.getAttribute("parameter");
            return new Reference(
                    xml.getAttribute("interface"),
                    xml.getAttribute("target"),
                    xml.getAttribute("cardinality"),
                    parameter.isEmpty() ? -1 : Integer.parseInt(parameter),
                    xml.getAttribute("bind"));
        }
    }

    /** Those on the class path whose name begins with one of these. */
    static List<Descriptor> all(List<String> beginnings) {
        try {
            List<Descriptor> found = new ArrayList<>();
            for (URL manifest : Collections.list(loader().getResources("META-INF/MANIFEST.MF"))) {
                for (String file : files(manifest)) {
                    if (beginnings.stream().anyMatch(file.replace("OSGI-INF/", "")::startsWith)) {
                        found.add(read(file));
                    }
                }
            }
            return found;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("a component's descriptor cannot be read", e);
        }
    }

    Optional<Reference> reference(int parameter) {
        return references.stream()
                .filter(reference -> reference.parameter() == parameter)
                .findFirst();
    }

    private static List<String> files(URL manifest) {
        try (InputStream in = manifest.openStream()) {
            String names = new Manifest(in).getMainAttributes().getValue("Service-Component");
            return names == null
                    ? List.of()
                    : Stream.of(names.split(",")).map(String::strip).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Descriptor read(String file) throws IOException, SAXException, ParserConfigurationException {
        try (InputStream in = loader().getResourceAsStream(file)) {
            Document xml =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            return new Descriptor(
                    elements(xml, "implementation").get(0).getAttribute("class"),
                    xml.getDocumentElement().getAttribute("configuration-pid"),
                    elements(xml, "provide").stream()
                            .map(service -> service.getAttribute("interface"))
                            .toList(),
                    elements(xml, "reference").stream().map(Reference::of).toList());
        }
    }

    private static List<Element> elements(Document xml, String name) {
        NodeList found = xml.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }

    private static ClassLoader loader() {
        return Descriptor.class.getClassLoader();
    }
}
