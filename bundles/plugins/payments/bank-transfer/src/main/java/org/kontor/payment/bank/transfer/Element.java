package org.kontor.payment.bank.transfer;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kontor.values.InvalidValueException;

/** An element of an XML file by its local name: so one reader serves every version of a message. */
final class Element {

    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final int DECLARATION = 200;
    private static final int DEEPEST = 64;

    private final String name;
    private Map<String, String> attributes = Map.of();
    private List<Element> children = List.of();
    private String text = "";

    private Element(String name) {
        this.name = name;
    }

    /** The root. Document types and outside entities are refused, whatever they say. */
    static Element read(byte[] content) {
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            return tree(factory.createXMLStreamReader(new StringReader(text(content))));
        } catch (InvalidValueException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            // The parser quotes the file, which may name people: its words are dropped. It throws what it likes at odd
            // bytes.
            throw new InvalidValueException("file", "must be well-formed XML", "ask the bank for the file once more");
        }
    }

    String name() {
        return name;
    }

    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** The text of the first element on this way, or empty. */
    String text(String... way) {
        return at(way).map(element -> element.text.strip()).orElse("");
    }

    /** The first element on this way. */
    Optional<Element> at(String... way) {
        List<Element> found = List.of(this);
        for (String step : way) {
            found = found.stream()
                    .flatMap(element -> element.all(step).stream())
                    .toList();
        }
        return found.stream().findFirst();
    }

    /** The children of this name. */
    List<Element> all(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    /** The first element of one of these names, here or below. */
    Optional<Element> anywhere(List<String> names) {
        Deque<Element> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Element element = open.pop();
            if (names.contains(element.name)) {
                return Optional.of(element);
            }
            element.children.forEach(open::add);
        }
        return Optional.empty();
    }

    /** In the encoding that the file names; a character that breaks it is lost, and no other. */
    private static String text(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher named = ENCODING.matcher(start);
        Charset charset = StandardCharsets.UTF_8;
        if (start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe")) {
            charset = StandardCharsets.UTF_16;
        } else if (named.find() && Charset.isSupported(named.group(1))) {
            charset = Charset.forName(named.group(1));
        }
        String text = new String(content, charset);
        return text.substring(Math.max(0, text.indexOf('<')));
    }

    private static Element tree(XMLStreamReader reader) throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        Element root = new Element("");
        open.push(root);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.push(opened(reader, open));
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.peek().says(reader.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw refused();
                default -> {}
            }
        }
        return root.children.get(0);
    }

    private static Element opened(XMLStreamReader reader, Deque<Element> open) {
        if (open.size() > DEEPEST) {
            throw new InvalidValueException("file", "must not nest deeper than " + DEEPEST, "send a bank's file");
        }
        Element element = new Element(reader.getLocalName());
        if (reader.getAttributeCount() > 0) {
            element.attributes = new HashMap<>();
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        open.peek().holds(element);
        return element;
    }

    private void says(String words) {
        if (!words.isBlank()) {
            text = text.concat(words);
        }
    }

    private void holds(Element child) {
        if (children.isEmpty()) {
            children = new ArrayList<>();
        }
        children.add(child);
    }

    private static InvalidValueException refused() {
        return new InvalidValueException("file", "must have no document type and no entities", "send a bank's file");
    }
}
