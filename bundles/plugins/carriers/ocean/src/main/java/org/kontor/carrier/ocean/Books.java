package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.kontor.toolkit.Journal;
import org.kontor.values.IdempotencyKey;

/**
 * What this account has sent, by our reference: since when a booking may be with the carrier, and the number by which
 * it is asked for. The standard has no way to ask by our own reference, so forgetting this would mean booking twice.
 */
final class Books implements AutoCloseable {

    private static final int LONGEST = 35;
    private static final String SENT = "sent";
    private static final String NUMBER = "number";

    private final Journal journal;

    private Books(Journal journal) {
        this.journal = journal;
    }

    /** In this file; else in {@code books/<pid>.jsonl} below the server's folder. */
    static Books at(String file, String pid) {
        Path ours = Path.of(System.getProperty("karaf.base", "."), "books", pid.replace('~', '-') + ".jsonl");
        return new Books(new Journal(file.isBlank() ? ours : Path.of(file)));
    }

    /** A key in the 35 characters that a reference may have: a UUID loses its hyphens, what is longer is hashed. */
    static String reference(IdempotencyKey key) {
        String plain = key.value().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? key.value().replace("-", "")
                : key.value();
        return plain.length() <= LONGEST ? plain : hash(plain);
    }

    /** The carrier's number for it. */
    Optional<String> number(String reference) {
        return text(reference, NUMBER);
    }

    /** Since when it may be with the carrier. */
    Optional<Instant> sent(String reference) {
        return text(reference, SENT).map(Instant::parse);
    }

    /** Whether these books say anything of it, be it that the carrier did nothing. */
    boolean knows(String reference) {
        return journal.find(reference).isPresent();
    }

    /** True for one caller alone, who may send. */
    synchronized boolean claim(String reference, Instant now) {
        if (sent(reference).isPresent()) {
            return false;
        }
        journal.replace(reference, entry().put(SENT, now.toString()));
        return true;
    }

    /** The carrier did nothing. */
    void release(String reference) {
        journal.replace(reference, entry());
    }

    /** The carrier's number, learned by its answer, its events or its messages. */
    void keep(String reference, String number) {
        ObjectNode entry = entry().put(NUMBER, number);
        sent(reference).ifPresent(since -> entry.put(SENT, since.toString()));
        journal.replace(reference, entry);
    }

    /** Of the requests whose answer never came, the one with such a reference. */
    Optional<String> unanswered(Predicate<String> reference) {
        return journal.all().entrySet().stream()
                .filter(entry -> entry.getValue().has(SENT) && !entry.getValue().has(NUMBER))
                .map(Map.Entry::getKey)
                .filter(reference)
                .findFirst();
    }

    @Override
    public void close() {
        journal.close();
    }

    private Optional<String> text(String reference, String name) {
        return journal.find(reference)
                .map(entry -> entry.path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static ObjectNode entry() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LONGEST - 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
