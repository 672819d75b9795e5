package org.kontor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Where something stands in a request: {@code header:NAME}, {@code path:NAME}, {@code query:NAME} or
 * {@code body:/json/pointer}; behind a ~ after one of the first three stands a pattern, whose first group is meant.
 * {@code latest} is no place: it recalls what was remembered last.
 */
record Place(String kind, String name, Optional<Pattern> part) {

    static final Place LATEST = new Place("latest", "", Optional.empty());

    private static final Pattern WRITTEN =
            Pattern.compile("(header|path|query):([\\w-]+)(?:~(.+))?|(body):((?:/[^/]*)+)");

    static Optional<Place> read(String text) {
        if (text.equals(LATEST.kind())) {
            return Optional.of(LATEST);
        }
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        if (written.group(1) == null) {
            return Optional.of(new Place(written.group(4), written.group(5), Optional.empty()));
        }
        if (written.group(3) == null) {
            return Optional.of(new Place(written.group(1), written.group(2), Optional.empty()));
        }
        return part(written.group(3)).map(part -> new Place(written.group(1), written.group(2), Optional.of(part)));
    }

    /** Empty when it is no pattern, or has no group. */
    private static Optional<Pattern> part(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            return pattern.matcher("").groupCount() > 0 ? Optional.of(pattern) : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** What stands there; a missing node when nothing does. */
    JsonNode in(Heard request) {
        return switch (kind) {
            case "header" -> text(request.headers().get(name.toLowerCase(Locale.ROOT)));
            case "path" -> text(request.parts().get(name));
            case "query" -> text(parameter(request.query()));
            default -> request.json().at(name);
        };
    }

    private String parameter(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private JsonNode text(String value) {
        if (value == null) {
            return MissingNode.getInstance();
        }
        if (part.isEmpty()) {
            return TextNode.valueOf(value);
        }
        Matcher found = part.get().matcher(value);
        return found.find() ? TextNode.valueOf(found.group(1)) : MissingNode.getInstance();
    }

    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
