package org.kontor.deployment.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** A manifest's main headers, each there once. */
final class Headers {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_VALUE = 1 << 16;
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Findings findings;

    private Headers(Findings findings) {
        this.findings = findings;
    }

    static Headers of(Archive jar, Findings findings) throws IOException {
        if (!jar.holds(MANIFEST)) {
            throw findings.end(Flaw.MANIFEST_MISSING, "the jar has no " + MANIFEST);
        }
        if (jar.size(MANIFEST) > MOST_BYTES) {
            throw findings.end(Flaw.MANIFEST_LIMITS, "the manifest has more than " + MOST_BYTES + " bytes");
        }
        Headers headers = new Headers(findings);
        headers.parse(jar.read(MANIFEST));
        return headers;
    }

    private void parse(byte[] manifest) {
        // Bytes, since a line may be folded in the middle of a character.
        String text = new String(manifest, StandardCharsets.ISO_8859_1);
        if (CONTROL.matcher(text).find()) {
            throw findings.end(Flaw.MANIFEST_MALFORMED, "the manifest has control characters");
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        text.replaceAll("(\r\n|\n|\r) ", "")
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.split(":", 2)[0])
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw findings.end(Flaw.MANIFEST_MALFORMED, "the manifest has " + Findings.plain(twice) + " twice");
                });
        try {
            new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes().forEach(this::put);
        } catch (IOException | IllegalArgumentException e) {
            throw findings.end(
                    Flaw.MANIFEST_MALFORMED, "the manifest cannot be read: " + Findings.plain(e.getMessage()));
        }
        if (values.size() > MOST_HEADERS) {
            findings.add(
                    Flaw.MANIFEST_LIMITS, "the manifest has " + values.size() + " headers, at most " + MOST_HEADERS);
        }
    }

    private void put(Object name, Object value) {
        if (value.toString().length() > LONGEST_VALUE) {
            findings.add(Flaw.MANIFEST_LIMITS, name + " has more than " + LONGEST_VALUE + " characters");
        }
        values.put(name.toString(), value.toString());
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(String::trim).filter(value -> !value.isEmpty());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The header's clauses; none, and a finding, when it cannot be parsed. */
    List<Clause> clauses(String name) {
        try {
            return get(name).map(Clause::parse).orElse(List.of());
        } catch (IllegalArgumentException e) {
            findings.add(Flaw.MANIFEST_MALFORMED, name + " cannot be read: " + Findings.plain(e.getMessage()));
            return List.of();
        }
    }
}
