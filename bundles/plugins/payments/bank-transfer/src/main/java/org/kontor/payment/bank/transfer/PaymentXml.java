package org.kontor.payment.bank.transfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements; one without text is left out. */
final class PaymentXml {

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    PaymentXml open(String name) {
        return open(name, "");
    }

    PaymentXml open(String name, String attributes) {
        xml.append('<').append(name).append(attributes).append('>');
        open.push(name);
        return this;
    }

    /** Closes as many elements as were opened since. */
    PaymentXml close(int count) {
        for (int i = 0; i < count; i++) {
            xml.append("</").append(open.pop()).append('>');
        }
        return this;
    }

    PaymentXml text(String name, String text) {
        return text(name, "", text);
    }

    PaymentXml text(String name, String attributes, String text) {
        if (!text.isEmpty()) {
            open(name, attributes);
            xml.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
            close(1);
        }
        return this;
    }

    byte[] bytes() {
        return xml.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
