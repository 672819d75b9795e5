package org.kontor.deployment.settings;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Turns a plugin's Metatype into attributes, each with a name and a description. */
final class MetatypeReader {

    private final ObjectClassDefinition definition;
    private final Map<String, Object> defaults;

    /** {@code defaults} are the component's own, by key. */
    MetatypeReader(ObjectClassDefinition definition, Map<String, Object> defaults) {
        this.definition = definition;
        this.defaults = defaults;
    }

    List<Attribute> attributes() {
        Set<String> required = ids(ObjectClassDefinition.REQUIRED)
                .map(AttributeDefinition::getID)
                .collect(Collectors.toSet());
        return ids(ObjectClassDefinition.ALL)
                .filter(attribute -> !Descriptor.isTechnical(attribute.getID()))
                .map(attribute -> attribute(attribute, required.contains(attribute.getID())))
                .toList();
    }

    private Stream<AttributeDefinition> ids(int which) {
        AttributeDefinition[] found = definition.getAttributeDefinitions(which);
        return found == null ? Stream.empty() : Arrays.stream(found);
    }

    private Attribute attribute(AttributeDefinition found, boolean required) {
        String key = found.getID();
        Optional<String> byDefault = byDefault(found);
        String[] options = found.getOptionValues();
        List<String> choices = options == null ? List.of() : List.of(options);
        boolean secret = key.startsWith(".") || found.getType() == AttributeDefinition.PASSWORD;
        String name = given(found.getName(), key);
        return new Attribute(
                key,
                name,
                given(found.getDescription(), name),
                Kind.of(found.getType()).title(),
                found.getCardinality() != 0,
                required && byDefault.isEmpty(),
                secret,
                secret ? Optional.empty() : byDefault,
                choices,
                new MetatypeJudge(found, choices));
    }

    private Optional<String> byDefault(AttributeDefinition found) {
        String[] described = found.getDefaultValue();
        if (described != null && described.length > 0) {
            return Optional.of(found.getCardinality() == 0 ? described[0] : Lists.join(List.of(described)));
        }
        return Optional.ofNullable(defaults.get(found.getID())).map(MetatypeReader::text);
    }

    static String text(Object value) {
        return value.getClass().isArray()
                ? Lists.join(IntStream.range(0, Array.getLength(value))
                        .mapToObj(index -> String.valueOf(Array.get(value, index)))
                        .toList())
                : value.toString();
    }

    private static String given(String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
