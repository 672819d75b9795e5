package org.kontor.deployment.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kontor.deployment.Configurations.Field;

/** Shows settings by their plugin's description; of a secret, opened or sealed, only that it is set. */
final class Forms {

    private Forms() {}

    /** Described fields in the plugin's order, then what is set although nobody describes it. */
    static List<Field> fields(Descriptor descriptor, OpenSettings settings) {
        List<Field> fields = new ArrayList<>();
        descriptor.attributes().forEach(attribute -> fields.add(field(attribute, settings)));
        strangers(descriptor, settings).forEach(key -> fields.add(stranger(key)));
        return fields;
    }

    static SortedSet<String> strangers(Descriptor descriptor, OpenSettings settings) {
        SortedSet<String> strangers = new TreeSet<>(settings.all().keySet());
        strangers.removeIf(descriptor.keys()::contains);
        return strangers;
    }

    private static Field field(Attribute attribute, OpenSettings settings) {
        return new Field(
                attribute.key(),
                attribute.name(),
                attribute.description(),
                attribute.type(),
                attribute.many(),
                attribute.required(),
                attribute.secret(),
                attribute.defaultValue(),
                attribute.choices(),
                settings.has(attribute.key()),
                attribute.secret()
                        ? Optional.empty()
                        : Optional.ofNullable(settings.plain().get(attribute.key())));
    }

    /** What a plugin does not describe may be a secret under a wrong name: it is not shown. */
    private static Field stranger(String key) {
        return new Field(
                key,
                key,
                "not a setting of the installed plugin",
                Kind.STRING.title(),
                false,
                false,
                true,
                Optional.empty(),
                List.of(),
                true,
                Optional.empty());
    }
}
