package org.kontor.web.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.kontor.values.Country;
import org.kontor.values.HsCode;
import org.kontor.values.Money;

/** JSON Schemas of our records, as {@code Documents} writes them; each record once, under its name. */
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<Class<?>, String> FORMATS = Map.of(
            UUID.class, "uuid",
            Instant.class, "date-time",
            OffsetDateTime.class, "date-time",
            LocalDate.class, "date",
            Duration.class, "duration",
            URI.class, "uri");

    private static final Map<Class<?>, String> EXAMPLES =
            Map.of(Country.class, "CN", HsCode.class, "9405.42", Currency.class, "USD", BigDecimal.class, "1.0842");

    private final Map<String, ObjectNode> records = new TreeMap<>();

    ObjectNode components() {
        ObjectNode components = JSON.objectNode();
        records.forEach(components::set);
        return components;
    }

    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return of(generic);
        }
        return type instanceof Class<?> plain ? of(plain) : JSON.objectNode();
    }

    private ObjectNode of(ParameterizedType generic) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (raw == Optional.class) {
            return of(arguments[0]);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode list = JSON.objectNode().put("type", "array");
            list.set("items", of(arguments[0]));
            return list;
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = JSON.objectNode().put("type", "object");
            map.set("additionalProperties", of(arguments[1]));
            return map;
        }
        return of(raw);
    }

    private ObjectNode of(Class<?> type) {
        if (FORMATS.containsKey(type)) {
            return JSON.objectNode().put("type", "string").put("format", FORMATS.get(type));
        }
        if (EXAMPLES.containsKey(type)) {
            ObjectNode text = JSON.objectNode().put("type", "string");
            text.putArray("examples").add(EXAMPLES.get(type));
            return text;
        }
        if (type.isEnum()) {
            ObjectNode choice = JSON.objectNode().put("type", "string");
            Arrays.stream(type.getEnumConstants())
                    .forEach(one -> choice.withArray("enum").add(one.toString()));
            return choice;
        }
        return type == Money.class || type.isRecord() ? reference(type) : primitive(type);
    }

    private static ObjectNode primitive(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return JSON.objectNode()
                    .put("type", "integer")
                    .put("format", type.getSimpleName().startsWith("i") ? "int32" : "int64");
        }
        if (type == double.class) {
            return JSON.objectNode().put("type", "number");
        }
        return type == String.class ? JSON.objectNode().put("type", "string") : JSON.objectNode();
    }

    private ObjectNode reference(Class<?> type) {
        String name = type.getEnclosingClass() == null
                ? type.getSimpleName()
                : type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName();
        if (!records.containsKey(name)) {
            records.put(name, JSON.objectNode());
            records.put(name, type == Money.class ? money() : record(type));
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
        }
        return schema;
    }

    private static ObjectNode money() {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject("amount")
                .put("type", "string")
                .putArray("examples")
                .add("1234.50");
        properties
                .putObject("currency")
                .put("type", "string")
                .putArray("examples")
                .add("USD");
        schema.putArray("required").add("amount").add("currency");
        return schema;
    }
}
