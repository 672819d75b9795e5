package org.kontor.itests.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.toolkit.Journal;
import org.kontor.values.Money;

/** The payment provider's own journal, as it wrote it. */
final class ProviderBooks {

    private final Map<String, JsonNode> lines;

    ProviderBooks(Path file) {
        try (Journal journal = new Journal(file)) {
            lines = Map.copyOf(journal.all());
        }
    }

    /** Of what has a line of this kind. */
    Set<UUID> keys(String kind) {
        return lines.keySet().stream()
                .filter(line -> line.startsWith(kind + ":"))
                .map(line -> UUID.fromString(line.substring(kind.length() + 1)))
                .collect(Collectors.toSet());
    }

    /** Amounts in minor units by the key of what moved them. */
    Map<UUID, Long> amounts(String kind) {
        Map<UUID, Long> amounts = new TreeMap<>();
        for (UUID key : keys(kind)) {
            JsonNode document = lines.get(kind + ":" + key);
            Money amount = Money.parse(
                    document.required("amount").asText(),
                    document.required("currency").asText());
            amounts.put(key, amount.minor());
        }
        return amounts;
    }
}
