package org.kontor.deployment.settings;

import java.util.List;
import java.util.Optional;

/** One setting as its plugin describes it; {@code judge} knows what a value must be. */
record Attribute(
        String key,
        String name,
        String description,
        String type,
        boolean many,
        boolean required,
        boolean secret,
        Optional<String> defaultValue,
        List<String> choices,
        Judge judge) {

    /** What a value must be and is not, such as "must be a whole number"; empty when it is good. */
    interface Judge {

        Optional<String> rule(String value);
    }

    Attribute {
        choices = List.copyOf(choices);
    }

    Attribute required(boolean whether) {
        return new Attribute(key, name, description, type, many, whether, secret, defaultValue, choices, judge);
    }
}
