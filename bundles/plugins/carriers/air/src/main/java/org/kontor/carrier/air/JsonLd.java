package org.kontor.carrier.air;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Brings JSON-LD of any form into one: names of properties and types without prefix, vocabulary or namespace, ids in
 * full, every value in an array. Contexts at other addresses are never fetched.
 */
final class JsonLd {

    static final String ID = "@id";
    static final String TYPE = "@type";
    static final String GRAPH = "@graph";

    /** What lies deeper is no logistics object. */
    private static final int DEEPEST = 60;

    private final URI base;

    private JsonLd(URI base) {
        this.base = base;
    }

    /** {@code base} is where the document came from; relative ids are completed by it. */
    static Thing read(JsonNode document, URI base) {
        JsonLd reader = new JsonLd(base);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (document.isArray()) {
            reader.put(root.putArray(GRAPH), document, new HashMap<>(), 0);
        } else {
            reader.fill(root, document, new HashMap<>(), 0);
        }
        return Thing.root(root);
    }

    private void fill(ObjectNode to, JsonNode from, Map<String, String> above, int depth) {
        Map<String, String> terms = from.has("@context") ? terms(from.path("@context"), above) : above;
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            String name = terms.getOrDefault(field.getKey(), field.getKey());
            switch (name) {
                case "@context" -> {}
                case ID -> to.put(ID, identity(field.getValue().asText(), terms));
                case TYPE -> types(to.withArray(TYPE), field.getValue(), terms);
                case GRAPH, "@set", "@list" -> put(to.withArray(GRAPH), field.getValue(), terms, depth);
                default -> property(to, local(full(name, terms)), field.getValue(), terms, depth);
            }
        }
    }

    private void property(ObjectNode to, String name, JsonNode value, Map<String, String> terms, int depth) {
        if (!name.isEmpty() && !name.startsWith("@")) {
            put(to.withArray(name), value, terms, depth);
        }
    }

    private void put(ArrayNode to, JsonNode value, Map<String, String> terms, int depth) {
        if (depth > DEEPEST || value.isNull()) {
            return;
        }
        if (value.isArray()) {
            value.forEach(item -> put(to, item, terms, depth + 1));
        } else if (!value.isObject()) {
            to.add(value);
        } else if (value.has("@value")) {
            put(to, value.path("@value"), terms, depth + 1);
        } else if (value.has("@list") || value.has("@set")) {
            put(to, value.has("@list") ? value.path("@list") : value.path("@set"), terms, depth + 1);
        } else {
            fill(to.addObject(), value, terms, depth + 1);
        }
    }

    private void types(ArrayNode to, JsonNode value, Map<String, String> terms) {
        if (value.isArray()) {
            value.forEach(type -> to.add(local(full(type.asText(), terms))));
        } else {
            to.add(local(full(value.asText(), terms)));
        }
    }

    /** What the words of this context stand for: a prefix, a name or one of JSON-LD's keywords. */
    private static Map<String, String> terms(JsonNode context, Map<String, String> above) {
        Map<String, String> terms = new HashMap<>(above);
        for (JsonNode part : context.isArray()
                ? context
                : JsonNodeFactory.instance.arrayNode().add(context)) {
            part.properties().forEach(term -> {
                JsonNode meaning = term.getValue().isObject() ? term.getValue().path(ID) : term.getValue();
                if (meaning.isTextual() && !term.getKey().startsWith("@")) {
                    terms.put(term.getKey(), meaning.textValue());
                }
            });
        }
        return terms;
    }

    private static String full(String name, Map<String, String> terms) {
        String meant = terms.getOrDefault(name, name);
        int colon = meant.indexOf(':');
        if (colon > 0 && !meant.startsWith("//", colon + 1)) {
            String prefix = terms.get(meant.substring(0, colon));
            return prefix == null ? meant : prefix + meant.substring(colon + 1);
        }
        return meant;
    }

    private String identity(String id, Map<String, String> terms) {
        String full = full(id, terms);
        try {
            return full.isEmpty() || full.startsWith("_:")
                    ? full
                    : base.resolve(full).toString();
        } catch (IllegalArgumentException e) {
            return full;
        }
    }

    /** The last word of an IRI, a prefixed or a plain name. */
    static String local(String name) {
        int end = Math.max(name.lastIndexOf('#'), Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')));
        return name.substring(end + 1);
    }
}
