package org.kontor.carrier.air;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One node or value of a document that {@link JsonLd} has read; what is not there reads as empty. */
final class Thing {

    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_DIGITS = 24;

    private final JsonNode json;
    private final Map<String, JsonNode> document;

    private Thing(JsonNode json, Map<String, JsonNode> document) {
        this.json = json;
        this.document = document;
    }

    static Thing root(JsonNode json) {
        Map<String, JsonNode> nodes = new HashMap<>();
        Thing root = new Thing(json, nodes);
        for (Thing thing : root.everything()) {
            if (!thing.isLink() && !thing.id().isEmpty()) {
                nodes.putIfAbsent(thing.id(), thing.json);
            }
        }
        return root;
    }

    static Thing nothing() {
        return new Thing(MissingNode.getInstance(), Map.of());
    }

    String id() {
        return json.path(JsonLd.ID).asText();
    }

    /** True for a node that says nothing of itself but where it is. */
    boolean isLink() {
        return json.isObject() && !id().isEmpty() && json.size() <= (json.has(JsonLd.TYPE) ? 2 : 1);
    }

    boolean isNothing() {
        return json.isMissingNode();
    }

    boolean has(String property) {
        return json.has(property);
    }

    boolean is(String type) {
        return StreamSupport.stream(json.path(JsonLd.TYPE).spliterator(), false)
                .anyMatch(one -> one.asText().equals(type));
    }

    /** The property's values; a link to a node of the same document is that node. */
    List<Thing> all(String property) {
        List<Thing> values = new ArrayList<>();
        json.path(property).forEach(value -> values.add(resolved(new Thing(value, document))));
        return values;
    }

    /** The property's first value, or nothing. */
    Thing one(String property) {
        List<Thing> values = all(property);
        return values.isEmpty() ? nothing() : values.get(0);
    }

    /** This node and all below it, in reading order; links are not followed. */
    List<Thing> everything() {
        List<Thing> found = new ArrayList<>();
        collect(json, found);
        return found;
    }

    /** The nodes of this type in this document. */
    List<Thing> every(String type) {
        return everything().stream().filter(thing -> thing.is(type)).toList();
    }

    /** The node of this id, in a document that lists its nodes; else the document's one node, this. */
    Thing about(String id) {
        return has(JsonLd.GRAPH)
                ? all(JsonLd.GRAPH).stream()
                        .filter(thing -> thing.id().equals(id))
                        .findFirst()
                        .orElseGet(() -> one(JsonLd.GRAPH))
                : this;
    }

    /** Every text below this node, in reading order. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        collectTexts(json, texts);
        return texts;
    }

    /** The value's own words, for a value that is no node. */
    String words() {
        return json.isValueNode() ? json.asText() : "";
    }

    String text(String property) {
        return one(property).words().strip();
    }

    boolean flag(String property) {
        return text(property).equalsIgnoreCase("true");
    }

    Optional<BigDecimal> number(String property) {
        String text = text(property);
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            boolean sane = Math.abs(number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
            return sane ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Optional<Moment> time(String property) {
        return Moment.read(text(property));
    }

    /** A code however it is written: an entry of a code list, a node of its own, or a bare word. */
    String code(String property) {
        return one(property).code();
    }

    String code() {
        for (String name : List.of("code", "Code")) {
            if (!text(name).isEmpty()) {
                return JsonLd.local(text(name));
            }
        }
        return JsonLd.local(json.isValueNode() ? words().strip() : id());
    }

    private Thing resolved(Thing value) {
        return value.isLink() && document.containsKey(value.id())
                ? new Thing(document.get(value.id()), document)
                : value;
    }

    private void collect(JsonNode node, List<Thing> found) {
        if (node.isObject()) {
            found.add(new Thing(node, document));
        }
        if (node.isContainerNode()) {
            node.forEach(child -> collect(child, found));
        }
    }

    private static void collectTexts(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> collectTexts(child, texts));
    }
}
