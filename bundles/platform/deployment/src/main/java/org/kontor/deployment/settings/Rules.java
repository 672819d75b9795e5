package org.kontor.deployment.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kontor.deployment.Configurations.Problem;

/** Everything that is wrong with settings, field by field; the values of secrets are never repeated. */
final class Rules {

    static final int LONGEST = 20_000;

    private static final int SHOWN = 80;

    private final Descriptor descriptor;

    Rules(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /** {@code changes} are what an operator names, {@code after} all settings as they would be then. */
    List<Problem> problems(Map<String, String> changes, OpenSettings after) {
        List<Problem> problems = new ArrayList<>();
        new TreeMap<>(changes).forEach((key, value) -> rule(key, value)
                .ifPresent(rule -> problems.add(new Problem(key, rule, found(key, value)))));
        for (Attribute attribute : descriptor.attributes()) {
            if (attribute.required() && !after.has(attribute.key())) {
                problems.add(new Problem(attribute.key(), "must be given", "nothing"));
            }
        }
        return problems;
    }

    /** For settings that nobody checked on their way, such as those of a file. */
    List<String> complaints(OpenSettings settings) {
        return problems(settings.all(), settings).stream()
                .map(problem -> problem.field() + " " + problem.rule()
                        + (problem.found().isEmpty() ? "" : ", was " + problem.found()))
                .toList();
    }

    private Optional<String> rule(String key, String value) {
        Optional<Attribute> attribute = descriptor.attribute(key);
        if (attribute.isEmpty()) {
            return Optional.of("is not a setting of " + descriptor.plugin()
                    + Spelling.nearest(key, descriptor.keys())
                            .map(meant -> "; did you mean " + meant + "?")
                            .orElse(""));
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (attribute.get().secret() && !key.startsWith(".")) {
            return Optional.of(
                    "must not be set: it would be published, because the plugin's key for this secret does not"
                            + " begin with a dot");
        }
        if (value.length() > LONGEST) {
            return Optional.of("must be at most " + LONGEST + " characters long");
        }
        return value.startsWith(KeyRing.SEALED)
                ? Optional.of("must not begin with " + KeyRing.SEALED)
                : attribute.get().judge().rule(value);
    }

    private String found(String key, String value) {
        if (descriptor.isSecret(key) || descriptor.attribute(key).isEmpty()) {
            return "";
        }
        return value.length() > SHOWN ? value.length() + " characters" : "'" + value + "'";
    }
}
