package org.kontor.toolkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.values.ProviderException;

public class JournalTest {

    private static final JsonNode FIRST = TextNode.valueOf("first, 第一");
    private static final JsonNode SECOND = TextNode.valueOf("second");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void chooseAFile() {
        file = folder.getRoot().toPath().resolve("below/books.jsonl");
    }

    @Test
    public void theFirstDocumentOfAKeyStays() {
        try (Journal journal = new Journal(file)) {
            journal.remember("k", () -> FIRST);

            assertEquals(FIRST, journal.remember("k", () -> SECOND));
            assertEquals(Optional.of(FIRST), journal.find("k"));
            assertEquals(Optional.empty(), journal.find("other"));
        }
    }

    @Test
    public void nothingIsTouchedBeforeTheFirstUse() {
        new Journal(file).close();

        assertFalse(Files.exists(file.getParent()));
    }

    @Test
    public void whatWasKeptIsThereWithoutClosing() throws Exception {
        Path copy = folder.getRoot().toPath().resolve("copy.jsonl");
        try (Journal killed = new Journal(file)) {
            killed.remember("k", () -> FIRST);
            killed.replace("k", SECOND);

            Files.copy(file, copy);
        }
        try (Journal next = new Journal(copy)) {
            assertEquals(Optional.of(SECOND), next.find("k"));
        }
        assertEquals(2, Files.readAllLines(copy).size());
    }

    @Test
    public void twoVersionsOfAPluginShareTheBooks() throws Exception {
        Journal old = new Journal(file);
        try (Journal fresh = new Journal(file.getParent().resolve("../below").resolve(file.getFileName()))) {
            old.remember("k", () -> FIRST);
            assertEquals(FIRST, fresh.remember("k", () -> SECOND));
            fresh.remember("later", () -> SECOND);
            assertEquals(Optional.of(SECOND), old.find("later"));

            old.close();
            fresh.remember("last", () -> FIRST);
        }
        assertEquals(3, Files.readAllLines(file).size());
    }

    @Test
    public void aTornLastLineIsForgottenAndDoesNotSpoilTheNext() throws Exception {
        try (Journal killed = new Journal(file)) {
            killed.remember("whole", () -> FIRST);
        }
        Files.writeString(file, "{\"key\":\"torn\",\"docu", StandardOpenOption.APPEND);

        try (Journal next = new Journal(file)) {
            assertEquals(Optional.empty(), next.find("torn"));
            next.remember("after", () -> SECOND);
        }

        try (Journal last = new Journal(file)) {
            assertEquals(Optional.of(FIRST), last.find("whole"));
            assertEquals(Optional.of(SECOND), last.find("after"));
        }
    }

    @Test
    public void manyThreadsMakeADocumentOnce() throws Exception {
        AtomicInteger made = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);

        try (Journal journal = new Journal(file)) {
            List<Future<JsonNode>> answers = threads.invokeAll(Collections.nCopies(
                    64, () -> journal.remember("k", () -> TextNode.valueOf("made " + made.incrementAndGet()))));

            for (Future<JsonNode> answer : answers) {
                assertEquals("made 1", answer.get().asText());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, Files.readAllLines(file).size());
    }

    @Test
    public void aMakingThatFailsKeepsNothing() throws Exception {
        try (Journal journal = new Journal(file)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> journal.remember("k", () -> {
                        throw new IllegalStateException("no");
                    }));

            assertEquals(Optional.empty(), journal.find("k"));
            assertTrue(Files.readAllLines(file).isEmpty());
        }
    }

    @Test
    public void anInterruptedThreadDoesNotCloseTheBooks() {
        try (Journal journal = new Journal(file)) {
            journal.find("k");
            Thread.currentThread().interrupt();

            journal.remember("k", () -> FIRST);

            assertTrue(Thread.interrupted());
            assertEquals(SECOND, journal.remember("later", () -> SECOND));
        }
    }

    @Test
    public void aPlaceThatCannotBeWrittenIsAMisconfiguration() throws Exception {
        Path blocked = folder.newFile("blocked").toPath().resolve("books.jsonl");

        try (Journal journal = new Journal(blocked)) {
            ProviderException failure = assertThrows(ProviderException.class, () -> journal.find("k"));
            assertEquals(ProviderException.Fault.MISCONFIGURED, failure.fault());
        }
    }
}
