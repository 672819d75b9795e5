package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Reads FedEx's JSON, which now and then has a text for a number, a text for a list, or nothing at all. */
final class FedexJson {

    /** No weight and no price has more; an exponent of a billion must not be written out. */
    private static final int MOST_DIGITS = 30;

    private static final int LONGEST_NUMBER = 60;
    private static final int SENTENCE = 500;

    private FedexJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The text or number of this field, without blanks around it; empty when it is neither. */
    static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        JsonNode first = value.isArray() ? value.path(0) : value;
        return first.isValueNode() ? first.asText("").strip() : "";
    }

    /** The first of these fields that says something. */
    static String text(JsonNode json, String field, String orField) {
        String text = text(json, field);
        return text.isEmpty() ? text(json, orField) : text;
    }

    /** As much of a text as a sentence may have: what is searched for words is no longer either. */
    static String cut(String text) {
        return text.length() <= SENTENCE ? text : text.substring(0, SENTENCE) + "…";
    }

    /** The objects in this list; one object alone is a list of it. */
    static List<JsonNode> each(JsonNode json, String field) {
        JsonNode value = json.path(field);
        List<JsonNode> objects = new ArrayList<>();
        if (value.isObject()) {
            objects.add(value);
        }
        if (value.isArray()) {
            value.forEach(objects::add);
        }
        objects.removeIf(item -> !item.isObject());
        return objects;
    }

    /** A number, also as a text, or within an object or a list; empty when there is none. */
    static Optional<BigDecimal> number(JsonNode json, String field) {
        JsonNode value = json.path(field);
        JsonNode first = value.isArray() ? value.path(0) : value;
        JsonNode plain = first.isObject() ? first.path(first.has("amount") ? "amount" : "value") : first;
        String text = plain.isValueNode() ? plain.asText("").strip() : "";
        return text.isEmpty() ? Optional.empty() : Optional.of(number(text, field));
    }

    /** The number, or zero when there is none. */
    static BigDecimal amount(JsonNode json, String field) {
        return number(json, field).orElse(BigDecimal.ZERO);
    }

    static ProviderException unintelligible(String sentence) {
        return new ProviderException(Fault.UNINTELLIGIBLE, sentence);
    }

    /** What was read; whatever else goes wrong in reading is this fault. */
    static <T> T reading(String what, Fault fault, Supplier<T> read) {
        try {
            return read.get();
        } catch (ProviderException e) {
            throw e;
        } catch (RuntimeException e) {
            // Its words may quote the answer, which names persons: only its kind is told.
            throw new ProviderException(
                    fault,
                    "FedEx's " + what + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static BigDecimal number(String text, String field) {
        if (text.length() <= LONGEST_NUMBER) {
            BigDecimal number = decimal(text, field);
            if (number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS) {
                return number;
            }
        }
        throw unintelligible("FedEx's " + field + " is beyond all measure");
    }

    private static BigDecimal decimal(String text, String field) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw unintelligible("FedEx's " + field + " is no number");
        }
    }
}
