package org.kontor.payments.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** What is in the ledger's tables stays as it is: no compiled class of ours that knows them can change or delete a row. */
public class InsertOnlyTest {

    /** What jOOQ's statements return that are not insert or select, and its ways to run SQL as text. */
    private static final List<String> CHANGING = List.of(
            "Lorg/jooq/UpdateSetFirstStep;",
            "Lorg/jooq/UpdateQuery;",
            "Lorg/jooq/DeleteUsingStep;",
            "Lorg/jooq/DeleteQuery;",
            "Lorg/jooq/MergeUsingStep;",
            "Lorg/jooq/TruncateIdentityStep;",
            "org/jooq/InsertOnDuplicateSetStep",
            "(Ljava/lang/String;)I");

    @Test
    public void noClassThatKnowsTheLedgersTablesChangesThem() throws IOException, URISyntaxException {
        List<Path> knowing =
                classes().filter(type -> text(type).contains("LedgerTables")).toList();

        assertTrue("found " + knowing, knowing.size() >= 6);
        for (Path type : knowing) {
            assertEquals(
                    type.getFileName().toString(),
                    List.of(),
                    CHANGING.stream().filter(text(type)::contains).toList());
        }
    }

    @Test
    public void nobodyElseNamesTheLedgersTables() throws IOException, URISyntaxException {
        List<String> naming = classes()
                .filter(type -> text(type).matches("(?s).*ledger_(transfers|postings|pending|days|closings).*"))
                .map(type -> type.getFileName().toString())
                .toList();

        assertEquals(
                List.of("LedgerTables.class", "OrderFindings.class"),
                naming.stream().sorted().toList());
    }

    private static Stream<Path> classes() throws IOException, URISyntaxException {
        Path module = Path.of(LedgerStore.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return Files.walk(module).filter(file -> file.toString().endsWith(".class"));
    }

    private static String text(Path type) {
        try {
            return Files.readString(type, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
