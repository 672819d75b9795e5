package org.kontor.testkit.live.payment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.kontor.values.Money;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A credit transfer that a customer asks its bank for in pain.001. */
record PaymentOrder(String file, String endToEndId, Money amount, String name, String account, String words) {

    /** Those in a file. */
    static List<PaymentOrder> in(byte[] content) {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(content));
            String file = text(document.getDocumentElement(), "MsgId");
            List<PaymentOrder> orders = new ArrayList<>();
            NodeList transfers = document.getElementsByTagName("CdtTrfTxInf");
            for (int i = 0; i < transfers.getLength(); i++) {
                orders.add(order(file, (Element) transfers.item(i)));
            }
            return orders;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("the customer's file cannot be read", e);
        }
    }

    private static PaymentOrder order(String file, Element transfer) {
        Element amount = (Element) transfer.getElementsByTagName("InstdAmt").item(0);
        return new PaymentOrder(
                file,
                text(transfer, "EndToEndId"),
                Money.parse(amount.getTextContent(), amount.getAttribute("Ccy")),
                text((Element) transfer.getElementsByTagName("Cdtr").item(0), "Nm"),
                text(transfer, "IBAN"),
                text(transfer, "Ustrd"));
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
