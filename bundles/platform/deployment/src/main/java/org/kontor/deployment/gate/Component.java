package org.kontor.deployment.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
public record Component(
        String name,
        String implementation,
        String policy,
        List<String> pids,
        List<String> services,
        Set<String> properties) {

    boolean needsConfiguration() {
        return policy.equals("require");
    }

    boolean takesConfiguration() {
        return !policy.equals("ignore");
    }

    /** True when it would serve as a provider. */
    public boolean offersAbility() {
        return services.stream().anyMatch(Abilities.SIMPLE_NAMES::containsKey);
    }

    /** Every component of the descriptor; refuses document types, so that no entity is ever expanded or fetched. */
    public static List<Component> parse(byte[] descriptor) throws IOException, SAXException {
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
        Set<String> properties = elements(element, "property").stream()
                .map(child -> child.getAttribute("name"))
                .collect(Collectors.toUnmodifiableSet());
        String policy = either(element.getAttribute("configuration-policy"), "optional");
        return new Component(name, implementation, policy, pids, services, properties);
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
