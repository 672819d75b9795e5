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
import java.util.HashMap;
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
            Map.of(Country.class, "CN", HsCode.class, "9405.42", Currency.class, "USD");

    private final Map<String, ObjectNode> records = new TreeMap<>();
    private final Map<String, Class<?>> names = new HashMap<>();

    ObjectNode components() {
        ObjectNode components = JSON.objectNode();
        records.forEach(components::set);
        return components;
    }

    ObjectNode of(Type type) {
        return of(type, Map.of());
    }

    private ObjectNode of(Type type, Map<Type, Type> known) {
        if (type instanceof ParameterizedType generic) {
            return of(generic, known);
        }
        Type meant = known.getOrDefault(type, type);
        return meant instanceof Class<?> plain ? of(plain) : JSON.objectNode();
    }

    private ObjectNode of(ParameterizedType generic, Map<Type, Type> known) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (raw == Optional.class) {
            return of(arguments[0], known);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode list = JSON.objectNode().put("type", "array");
            list.set("items", of(arguments[0], known));
            return list;
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = JSON.objectNode().put("type", "object");
            map.set("additionalProperties", of(arguments[1], known));
            return map;
        }
        Map<Type, Type> own = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            own.put(raw.getTypeParameters()[i], known.getOrDefault(arguments[i], arguments[i]));
        }
        return raw.isRecord() ? record(raw, own) : of(raw);
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
        if (type == double.class || type == BigDecimal.class) {
            return JSON.objectNode().put("type", "number");
        }
        return type == String.class ? JSON.objectNode().put("type", "string") : JSON.objectNode();
    }

    private ObjectNode reference(Class<?> type) {
        String name = name(type);
        if (names.putIfAbsent(name, type) == null) {
            records.put(name, type == Money.class ? money() : record(type, Map.of()));
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** Two steps may have a record of the same name: the second is told apart by its package. */
    private String name(Class<?> type) {
        String name = type.getEnclosingClass() == null
                ? type.getSimpleName()
                : type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName();
        return names.getOrDefault(name, type) == type ? name : type.getPackageName() + "." + name;
    }

    private ObjectNode record(Class<?> type, Map<Type, Type> known) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType(), known));
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
