package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.kontor.toolkit.Journal;

/** What Antom cannot be asked for by our request's id: which payment a capture is of, and where a card is entered. */
final class Books {

    private static final String CAPTURE = "capture:";
    private static final String SESSION = "session:";

    private final Journal journal;

    /** A page where the payer may pay until then. */
    record Session(URI at, Instant until) {}

    Books(Journal journal) {
        this.journal = journal;
    }

    /** In this file; else in {@code books/<pid>.jsonl} below the server's folder. */
    static Journal journal(String file, String pid) {
        Path ours = Path.of(System.getProperty("karaf.base", "."), "books", pid.replace('~', '-') + ".jsonl");
        return new Journal(file.isBlank() ? ours : Path.of(file));
    }

    /** Written down before Antom is asked, so that it can be found whatever happens. */
    void captures(String id, String charge) {
        journal.remember(
                CAPTURE + id, () -> JsonNodeFactory.instance.objectNode().put("charge", charge));
    }

    /** The payment that the capture of this id is of. */
    Optional<String> captureOf(String id) {
        return journal.find(CAPTURE + id).map(line -> line.required("charge").asText());
    }

    void opens(String id, Session session) {
        journal.replace(
                SESSION + id,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("at", session.at().toString())
                        .put("until", session.until().toString()));
    }

    Optional<Session> session(String id) {
        return journal.find(SESSION + id).map(Books::session);
    }

    private static Session session(JsonNode line) {
        return new Session(
                URI.create(line.required("at").asText()),
                Instant.parse(line.required("until").asText()));
    }
}
