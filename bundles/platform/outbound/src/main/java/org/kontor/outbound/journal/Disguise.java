package org.kontor.outbound.journal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.kontor.security.CardNumbers;

/** Strikes out of one exchange what is known to be secret, wherever it stands, and what looks like a card number. */
final class Disguise {

    static final String HIDDEN = "***";

    /** A shorter value would strike out half of every text. */
    private static final int SHORTEST = 6;

    /** What is only called a secret, in a text of the provider's, must look like one. */
    private static final int SHORTEST_LEARNT = 8;

    private final Set<String> secrets = new HashSet<>();

    Disguise(Set<String> known) {
        known.forEach(secret -> add(secret, SHORTEST));
    }

    /** A value that stood under a secret name, or each of its words, such as the one after Bearer. */
    void learn(String value) {
        for (String word : value.strip().split("\\s+")) {
            add(word, SHORTEST_LEARNT);
        }
    }

    String over(String text) {
        String disguised = text;
        for (String secret : secrets.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            disguised = disguised.replace(secret, HIDDEN);
        }
        return CardNumbers.masked(disguised);
    }

    /** Also as it stands in an address, in a form and in JSON. */
    private void add(String secret, int shortest) {
        if (secret.length() >= shortest) {
            secrets.add(secret);
            secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
            secrets.add(secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
            secrets.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
            secrets.add(secret.replace("&", "&amp;").replace("<", "&lt;"));
        }
    }
}
