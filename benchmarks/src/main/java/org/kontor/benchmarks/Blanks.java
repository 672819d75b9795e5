package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills <code>${…}</code> in JSON and text; blanks that it has no value for are left to whoever reads them next. */
final class Blanks {

    private static final Pattern BLANK = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, JsonNode> values;

    Blanks(Map<String, JsonNode> values) {
        this.values = Map.copyOf(values);
    }

    /** A text that is nothing but one blank becomes its value, whatever that is. */
    JsonNode filled(JsonNode node) {
        if (node.isTextual()) {
            Matcher blank = BLANK.matcher(node.textValue());
            return blank.matches() && values.containsKey(blank.group(1))
                    ? values.get(blank.group(1))
                    : TextNode.valueOf(filled(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(filled(item)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), filled(field.getValue())));
            return object;
        }
        return node;
    }

    String filled(String text) {
        return BLANK.matcher(text)
                .replaceAll(blank -> Matcher.quoteReplacement(
                        values.containsKey(blank.group(1))
                                ? values.get(blank.group(1)).asText()
                                : blank.group()));
    }
}
