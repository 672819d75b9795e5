package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;
import org.kontor.payment.Statements;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;

/** Files that are dropped are taken whole, once, and never lost. */
public class StatementFolderTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    @Rule
    public final TemporaryFolder home = new TemporaryFolder();

    private Till till;
    private Path drop;
    private StatementFolder folder;

    @Before
    public void open() throws IOException {
        till = new Till(store, Statements.class);
        drop = Files.createDirectories(
                home.getRoot().toPath().resolve("statements").resolve(Till.BANK));
        folder = new StatementFolder(drop.getParent(), till.statements, store.clock());
        till.bank.publishes("one", statement("e-1"));
        till.bank.publishes("one and two", statement("e-1", "e-2"));
    }

    @Test
    public void aFileIsTakenOnceTwoLooksFindItAlike() throws IOException {
        Files.writeString(drop.resolve("day.xml"), "one and");
        folder.look();
        Files.writeString(drop.resolve("day.xml"), "one and two");
        folder.look();
        assertEquals(0, suspense());
        folder.look();

        assertEquals(200, suspense());
        List<String> done = names("done");
        assertEquals(2, done.size());
        assertTrue(done.toString(), done.get(0).endsWith("-day.xml"));
        assertTrue(Files.readString(drop.resolve("done").resolve(done.get(1))).contains("2 taken"));
        assertEquals(List.of(), files());
    }

    @Test
    public void aFileOfTheSameNameTakesNoOtherFilesPlace() throws IOException {
        for (String content : List.of("one", "one and two")) {
            Files.writeString(drop.resolve("day.xml"), content);
            folder.look();
            folder.look();
        }
        assertEquals(200, suspense());
        assertEquals(4, names("done").size());
    }

    @Test
    public void whatCannotBeReadIsRefusedAndSaysWhy() throws IOException {
        Files.writeString(drop.resolve("day.xml"), "nonsense");
        folder.look();
        folder.look();

        List<String> refused = names("refused");
        String why = Files.readString(drop.resolve("refused").resolve(refused.get(1)));
        assertTrue(why, why.contains("has no statement in it") && why.contains("export it again as camt.053"));
        assertEquals(List.of(), files());
    }

    @Test
    public void whatIsNotWholeIsNotSeen() throws IOException {
        for (String name : List.of(".day.xml", "day.xml.part", "day.xml.tmp")) {
            Files.writeString(drop.resolve(name), "one");
        }
        Files.writeString(drop.resolve("empty.xml"), "");
        folder.look();
        folder.look();
        assertEquals(0, suspense());
        assertEquals(4, files().size());
    }

    @Test
    public void whileThePluginIsAwayTheFileWaits() throws IOException {
        till.host.goes();
        Files.writeString(drop.resolve("day.xml"), "one");
        folder.look();
        folder.look();
        assertEquals(List.of("day.xml"), files());

        till.host.comes();
        folder.look();
        assertEquals("not before a minute", 0, suspense());
        store.pass(Duration.ofMinutes(1));
        folder.look();
        assertEquals(100, suspense());
    }

    @Test
    public void afterACrashBetweenTheFilesNothingIsLostOrDoubled() throws IOException {
        Files.writeString(drop.resolve("a.xml"), "one");
        Files.writeString(drop.resolve("b.xml"), "one and two");
        till.statements.take(Till.BANK, "a.xml", Files.readAllBytes(drop.resolve("a.xml")));
        assertEquals("taken, and the server died before it was moved", 2, files().size());

        store.restart();
        till = new Till(store, till);
        folder = new StatementFolder(drop.getParent(), till.statements, store.clock());
        folder.look();
        folder.look();

        assertEquals(200, suspense());
        assertEquals(List.of(), files());
        till.booksMustBalance();
    }

    private long suspense() {
        return till.ledger.trialBalance().stream()
                .filter(balance -> balance.account().startsWith(Chart.UNALLOCATED.prefix()))
                .mapToLong(balance -> -balance.balance().minor())
                .sum();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(drop)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private List<String> names(String below) throws IOException {
        try (Stream<Path> all = Files.list(drop.resolve(below))) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static BankStatement statement(String... ids) {
        List<BankEntry> entries = Stream.of(ids)
                .map(id -> new EntryDraft(id, Money.of(100, "USD"), LocalDate.of(2026, 11, 25)).told())
                .toList();
        return new BankStatement("S", "DE89", Optional.empty(), Optional.empty(), entries, List.of());
    }
}
