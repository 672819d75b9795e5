package org.kontor.deployment.settings;

import java.util.List;
import java.util.Optional;
import org.osgi.service.metatype.AttributeDefinition;

/** Judges values by the plugin's Metatype, and puts the verdicts of its validation into words. */
final class MetatypeJudge implements Attribute.Judge {

    private static final String TOO_GREAT = "greater than maximum";
    private static final String TOO_SMALL = "less than minimum";
    private static final String NO_OPTION = "not a valid option";

    private final AttributeDefinition definition;
    private final Kind kind;
    private final List<String> choices;

    MetatypeJudge(AttributeDefinition definition, List<String> choices) {
        this.definition = definition;
        this.kind = Kind.of(definition.getType());
        this.choices = choices;
    }

    /** The type is looked at first, because Metatype logs what it cannot convert. */
    @Override
    public Optional<String> rule(String value) {
        boolean many = definition.getCardinality() != 0;
        List<String> parts = many ? Lists.split(value) : List.of(value);
        if (!parts.stream().allMatch(kind::parses)) {
            return Optional.of("must be " + kind.words() + (many ? ", or several between commas" : ""));
        }
        String verdict = verdict(value);
        return verdict.isEmpty() ? Optional.empty() : Optional.of(words(verdict, parts));
    }

    /** Metatype's key of a message, which it shows with its percent sign or without; empty for a good value. */
    private String verdict(String value) {
        String verdict = definition.validate(value);
        return verdict == null ? "" : verdict.replaceFirst("^%", "");
    }

    private String words(String verdict, List<String> parts) {
        return switch (verdict) {
            case NO_OPTION -> "must be one of " + String.join(", ", choices);
            case TOO_GREAT -> bound("at most", true, refused(verdict, parts));
            case TOO_SMALL -> bound("at least", false, refused(verdict, parts));
            default -> "must be " + kind.words();
        };
    }

    private String refused(String verdict, List<String> parts) {
        return parts.stream()
                .filter(part -> verdict.equals(verdict(part)))
                .findFirst()
                .orElse(parts.get(0));
    }

    private String bound(String words, boolean above, String refused) {
        String verdict = above ? TOO_GREAT : TOO_SMALL;
        if (kind.isText()) {
            long longest = above ? 0 : Rules.LONGEST;
            long bound =
                    Bounds.last(longest, refused.length(), length -> verdict.equals(verdict("x".repeat((int) length))));
            return "must be " + words + " " + bound + " characters long";
        }
        if (kind.isFraction() || kind == Kind.CHARACTER) {
            return "must be " + words + " what its description allows";
        }
        long number = Long.parseLong(refused);
        long good = above ? kind.lowest() : kind.highest();
        long bound = Bounds.last(good, number, middle -> verdict.equals(verdict(Long.toString(middle))));
        return "must be " + words + " " + bound;
    }
}
