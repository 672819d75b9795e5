package org.kontor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recorded answer: texts in it may hold {@code ${issued}} and places of the request. A body that is one text is sent as it is. */
record Answer(int status, Map<String, String> headers, JsonNode body) {

    private static final Pattern BLANK = Pattern.compile("\\$\\{([^}]+)}");

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer plain(int status, String sentence) {
        return new Answer(
                status, Map.of(), JsonNodeFactory.instance.objectNode().put("error", sentence));
    }

    /** The answer with its blanks filled in. */
    Answer filled(Function<String, JsonNode> values) {
        return new Answer(status, headers, filled(body, values));
    }

    String mediaType() {
        return headers.getOrDefault("Content-Type", body.isTextual() ? "text/plain" : "application/json");
    }

    String text() {
        return body.isTextual() ? body.textValue() : body.isMissingNode() ? "" : body.toString();
    }

    private static JsonNode filled(JsonNode node, Function<String, JsonNode> values) {
        if (node.isTextual()) {
            return filled(node.textValue(), values);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(filled(item, values)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), filled(field.getValue(), values)));
            return object;
        }
        return node;
    }

    /** A text that is nothing but one blank becomes what was there, number or object; in others it is put in as text. */
    private static JsonNode filled(String text, Function<String, JsonNode> values) {
        Matcher blank = BLANK.matcher(text);
        if (blank.matches()) {
            return values.apply(blank.group(1));
        }
        blank.reset();
        return TextNode.valueOf(blank.replaceAll(
                found -> Matcher.quoteReplacement(values.apply(found.group(1)).asText())));
    }
}
