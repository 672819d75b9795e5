package org.kontor.deployment.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One clause of an OSGi header: its paths, attributes ({@code a=b}) and directives ({@code a:=b}), unquoted. */
record Clause(List<String> paths, Map<String, String> attributes, Map<String, String> directives) {

    static List<Clause> parse(String header) {
        return split(header, ',').stream().map(Clause::one).toList();
    }

    boolean optional() {
        return "optional".equals(directives.get("resolution"));
    }

    private static Clause one(String clause) {
        List<String> paths = new ArrayList<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> directives = new LinkedHashMap<>();
        for (String part : split(clause, ';')) {
            int equals = unquoted(part, '=', 0);
            if (equals < 0) {
                paths.add(text(part));
            } else if (equals > 0 && part.charAt(equals - 1) == ':') {
                put(directives, part.substring(0, equals - 1), part.substring(equals + 1));
            } else {
                put(attributes, part.substring(0, equals), part.substring(equals + 1));
            }
        }
        if (paths.isEmpty() || paths.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a clause without a name");
        }
        return new Clause(List.copyOf(paths), Map.copyOf(attributes), Map.copyOf(directives));
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (name.isBlank() || values.putIfAbsent(name.trim(), text(value)) != null) {
            throw new IllegalArgumentException("a clause with the parameter " + name.trim() + " twice");
        }
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int at = unquoted(text, separator, 0); at >= 0; at = unquoted(text, separator, begin)) {
            parts.add(text.substring(begin, at));
            begin = at + 1;
        }
        parts.add(text.substring(begin));
        return parts;
    }

    private static int unquoted(String text, char wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == wanted) {
                return i;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quotation mark without its partner");
        }
        return -1;
    }

    private static String text(String raw) {
        String trimmed = raw.trim();
        if (trimmed.length() < 2 || trimmed.charAt(0) != '"' || trimmed.charAt(trimmed.length() - 1) != '"') {
            return trimmed;
        }
        return trimmed.substring(1, trimmed.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
