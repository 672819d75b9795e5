package org.kontor.carrier.tnt;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element that is written or was read: its children in order, and its own text. Reading obeys no document type and
 * fetches no entity; what is not there reads as an element without a name, children or text.
 */
final class Xml {

    private static final Xml NOTHING = new Xml("");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Xml> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Xml(String name) {
        this.name = name;
    }

    static Xml root(String name) {
        return new Xml(name);
    }

    /** Empty when these bytes are no XML. */
    static Optional<Xml> read(byte[] bytes) {
        try {
            int start = 0;
            while (start < bytes.length && bytes[start] >= 0 && bytes[start] <= ' ') {
                start++;
            }
            return read(factory().createXMLStreamReader(new ByteArrayInputStream(bytes, start, bytes.length - start)));
        } catch (XMLStreamException | RuntimeException e) {
            // The parser also throws unchecked at a strange encoding; its words quote the document: drop them.
            return Optional.empty();
        }
    }

    /** Adds a child and gives it. */
    Xml add(String child) {
        Xml added = new Xml(child);
        children.add(added);
        return added;
    }

    /** Adds a child with text, and gives this. */
    Xml put(String child, String content) {
        add(child).text.append(content);
        return this;
    }

    /** Adds a child with text if there is any, and gives this. */
    Xml putIfAny(String child, String content) {
        return content.isEmpty() ? this : put(child, content);
    }

    Xml with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    boolean isThere() {
        return !name.isEmpty();
    }

    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    String text() {
        return text.toString().strip();
    }

    /** The text of the first child of this name. */
    String text(String child) {
        return at(child).text();
    }

    List<Xml> all(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    /** The first child of this name, of that the first child of the next, and so on. */
    Xml at(String... path) {
        Xml found = this;
        for (String step : path) {
            found = found.children.stream()
                    .filter(child -> child.name.equals(step))
                    .findFirst()
                    .orElse(NOTHING);
        }
        return found;
    }

    /** The whole document, to be sent in UTF-8. */
    String document() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((key, value) ->
                out.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
        out.append('>').append(content(text.toString()));
        children.forEach(child -> child.write(out));
        out.append("</").append(name).append('>');
    }

    /** Unescaped where that is possible, so that a secret is recognised and struck out of the operator's journal. */
    private static String content(String text) {
        boolean plain = text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('>') < 0;
        return plain || text.contains("]]>") ? escaped(text) : "<![CDATA[" + carried(text) + "]]>";
    }

    private static String escaped(String text) {
        return carried(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Without the characters that XML cannot carry. */
    private static String carried(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().filter(Xml::isAllowed).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point >= ' ' && point < Character.MIN_SURROGATE
                || point > Character.MAX_SURROGATE && point < 0xFFFE
                || point > 0xFFFF;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** No recursion: an answer may be nested as deep as it is long. */
    private static Optional<Xml> read(XMLStreamReader reader) throws XMLStreamException {
        Xml above = new Xml("above");
        Deque<Xml> open = new ArrayDeque<>(List.of(above));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.push(started(open.peek(), reader));
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.peek().text.append(reader.getText());
                default -> {}
            }
        }
        return above.children.stream().findFirst();
    }

    private static Xml started(Xml parent, XMLStreamReader reader) {
        Xml element = parent.add(local(reader.getLocalName()));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.with(local(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
        }
        return element;
    }

    private static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1);
    }
}
