package org.kontor.invoices.ubl;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A UBL document, asked by XPath with the prefixes that everybody uses. */
final class Document {

    private static final String URN = "urn:oasis:names:specification:ubl:schema:xsd:Common";

    private final Node node;
    private final XPath paths = XPathFactory.newInstance().newXPath();

    private Document(Node node) {
        this.node = node;
        paths.setNamespaceContext(new Prefixes());
    }

    static Document of(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return new Document(factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement());
    }

    String root() {
        return node.getLocalName();
    }

    String text(String path) {
        return evaluate(path).getLength() == 0 ? "" : evaluate(path).item(0).getTextContent();
    }

    boolean has(String path) {
        return evaluate(path).getLength() > 0 && !text(path).isBlank();
    }

    BigDecimal number(String path) {
        return has(path) ? new BigDecimal(text(path)) : BigDecimal.ZERO;
    }

    BigDecimal sum(String path) {
        return all(path).stream().map(one -> one.number(".")).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Document> all(String path) {
        NodeList found = evaluate(path);
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add(new Document(found.item(i)));
        }
        return all;
    }

    private NodeList evaluate(String path) {
        try {
            return (NodeList) paths.evaluate(path, node, XPathConstants.NODESET);
        } catch (javax.xml.xpath.XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static final class Prefixes implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            return URN + (prefix.equals("cac") ? "AggregateComponents-2" : "BasicComponents-2");
        }

        @Override
        public String getPrefix(String uri) {
            throw new UnsupportedOperationException(uri);
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            throw new UnsupportedOperationException(uri);
        }
    }
}
