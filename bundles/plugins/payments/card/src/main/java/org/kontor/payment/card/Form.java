package org.kontor.payment.card;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parameters in the order given, as Stripe wants them: {@code a[b]=v}, the values in UTF-8 and escaped. */
final class Form {

    private final StringBuilder text = new StringBuilder();

    /** Adds a parameter; the name is ours and needs no escaping. */
    Form with(String name, String value) {
        text.append(text.isEmpty() ? "" : "&").append(name).append('=');
        text.append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        return this;
    }

    Form with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** Adds a parameter unless there is nothing to say. */
    Form withAny(String name, String value) {
        return value.isEmpty() ? this : with(name, value);
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return text.toString();
    }
}
