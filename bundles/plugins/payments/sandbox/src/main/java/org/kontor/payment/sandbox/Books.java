package org.kontor.payment.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.kontor.toolkit.Journal;
import org.kontor.values.Money;

/**
 * What the sandbox did, line by line: {@code charge:} and {@code refund:} are money that moved, one line each;
 * {@code attempt:} is what was declined or still waits; {@code binding:} is a bound or waiting instrument.
 */
record Books(Journal journal) {

    static final String CHARGE = "charge:";
    static final String REFUND = "refund:";

    /** One movement of money, made or attempted. {@code of} is the refunded charge, empty for a charge. */
    record Entry(String kind, Money amount, String token, String reference, String of, String reason, Instant since) {

        boolean isDeclined() {
            return !reason.isEmpty();
        }

        Entry declined(String why) {
            return new Entry(kind, amount, token, reference, of, why, since);
        }

        private ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("kind", kind)
                    .put("amount", amount.amount())
                    .put("currency", amount.currency().getCurrencyCode())
                    .put("token", token)
                    .put("reference", reference)
                    .put("of", of)
                    .put("reason", reason)
                    .put("since", since.toString());
        }

        private static Entry of(JsonNode json) {
            return new Entry(
                    json.required("kind").asText(),
                    Money.parse(
                            json.required("amount").asText(),
                            json.required("currency").asText()),
                    json.required("token").asText(),
                    json.required("reference").asText(),
                    json.required("of").asText(),
                    json.required("reason").asText(),
                    Instant.parse(json.required("since").asText()));
        }
    }

    /** The money moves, once per key; the first movement counts. */
    Entry move(String key, Entry entry) {
        return Entry.of(journal.remember(entry.kind() + key, entry::json));
    }

    /** It was declined, or it waits: no money moves, but the key is known. */
    Entry attempt(String key, Entry entry) {
        return Entry.of(journal.remember("attempt:" + key, entry::json));
    }

    Optional<Entry> moved(String key) {
        return find(CHARGE + key).or(() -> find(REFUND + key));
    }

    Optional<Entry> attempted(String key) {
        return find("attempt:" + key);
    }

    Optional<Entry> charge(String reference) {
        return reference.startsWith("ch_") ? find(CHARGE + reference.substring(3)) : Optional.empty();
    }

    Money refunded(String charge, Money nothing) {
        return journal.all().entrySet().stream()
                .filter(line -> line.getKey().startsWith(REFUND))
                .map(line -> Entry.of(line.getValue()))
                .filter(refund -> refund.of().equals(charge))
                .map(Entry::amount)
                .reduce(nothing, Money::plus);
    }

    private Optional<Entry> find(String line) {
        return journal.find(line).map(Entry::of);
    }
}
