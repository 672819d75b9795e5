package org.kontor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where something stands in a request: {@code header:NAME}, {@code path:NAME}, {@code query:NAME}, {@code body:/json/pointer}. */
record Place(String kind, String name) {

    private static final Pattern WRITTEN = Pattern.compile("(header|path|query):([\\w-]+)|(body):((?:/[^/]*)+)");

    static Optional<Place> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                written.group(1) != null
                        ? new Place(written.group(1), written.group(2))
                        : new Place(written.group(3), written.group(4)));
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

    private static JsonNode text(String value) {
        return value == null ? MissingNode.getInstance() : TextNode.valueOf(value);
    }

    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
