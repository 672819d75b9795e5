package org.kontor.deployment.settings;

import java.util.ArrayList;
import java.util.List;

/** Several values in one text, as Metatype writes them: between commas, a backslash before a comma that is meant. */
final class Lists {

    private Lists() {}

    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean escaped = false;
        for (char letter : text.toCharArray()) {
            if (!escaped && letter == ',') {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else if (escaped || letter != '\\') {
                part.append(letter);
            }
            escaped = !escaped && letter == '\\';
        }
        parts.add(part.toString().strip());
        return List.copyOf(parts);
    }

    static String join(List<String> parts) {
        return String.join(
                ",",
                parts.stream()
                        .map(part -> part.replace("\\", "\\\\").replace(",", "\\,"))
                        .toList());
    }
}
