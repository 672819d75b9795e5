package org.kontor.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The body of a web form as the JSON that it stands for: {@code a[b]=1} is {@code {"a": {"b": 1}}}. */
final class FormBody {

    static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");

    private FormBody() {}

    static ObjectNode read(String body) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                put(json, decoded(pair.substring(0, equals)).split("\\[|]\\[|]"), decoded(pair.substring(equals + 1)));
            }
        }
        return json;
    }

    private static void put(ObjectNode json, String[] names, String value) {
        ObjectNode inner = json;
        for (int i = 0; i < names.length - 1; i++) {
            inner = inner.path(names[i]) instanceof ObjectNode known ? known : inner.putObject(names[i]);
        }
        String last = names[names.length - 1];
        if (NUMBER.matcher(value).matches()) {
            inner.put(last, Long.parseLong(value));
        } else {
            inner.put(last, value);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
