package org.kontor.deployment.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.kontor.providers.Abilities;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** One component of a Declarative Services descriptor, with the defaults that the specification gives. */
record Component(String name, String implementation, String policy, List<String> pids, List<String> services) {

    boolean needsConfiguration() {
        return policy.equals("require");
    }

    boolean takesConfiguration() {
        return !policy.equals("ignore");
    }

    boolean offersAbility() {
        return services.stream().anyMatch(Abilities.SIMPLE_NAMES::containsKey);
    }

    /** Every component of the descriptor; refuses document types, so that no entity is ever expanded or fetched. */
    static List<Component> parse(byte[] descriptor) throws IOException, SAXException {
        Element root = parser().parse(new ByteArrayInputStream(descriptor)).getDocumentElement();
        List<Component> components = new ArrayList<>();
        if ("component".equals(root.getLocalName())) {
            components.add(of(root));
        }
        elements(root, "component").forEach(element -> components.add(of(element)));
        if (components.isEmpty()) {
            throw new SAXException("it describes no component");
        }
        return components;
    }

    private static DocumentBuilder parser() {
        try {
            // Karaf replaces this class of the JDK's by one that has no newDefaultNSInstance.
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser has these features", e);
        }
    }

    private static Component of(Element element) {
        String implementation = elements(element, "implementation").stream()
                .map(child -> child.getAttribute("class"))
                .findFirst()
                .orElse("");
        String name = either(element.getAttribute("name"), implementation);
        String written = either(element.getAttribute("configuration-pid"), name);
        List<String> pids = List.of(written.trim().split("\\s+")).stream()
                .map(pid -> pid.equals("$") ? name : pid)
                .toList();
        List<String> services = elements(element, "provide").stream()
                .map(child -> child.getAttribute("interface"))
                .toList();
        return new Component(
                name, implementation, either(element.getAttribute("configuration-policy"), "optional"), pids, services);
    }

    private static String either(String written, String otherwise) {
        return written.isEmpty() ? otherwise : written;
    }

    private static List<Element> elements(Element parent, String localName) {
        NodeList found = parent.getElementsByTagNameNS("*", localName);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
