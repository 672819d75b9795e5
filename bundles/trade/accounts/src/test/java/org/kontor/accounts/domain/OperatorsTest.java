package org.kontor.accounts.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.accounts.domain.Refusals.refused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.accounts.Operators;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.security.Role;
import org.kontor.testkit.TestStore;

public class OperatorsTest {

    @Rule
    public final TestStore store = TestStore.of("accounts");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Desks desks;
    private Path file;

    @Before
    public void open() {
        desks = Desks.on(store, new FakeProviders(store.transactions()));
        file = folder.getRoot().toPath().resolve("operator.token");
    }

    @Test
    public void theFirstStartLeavesAKeyThatOnlyTheServersUserReads() throws IOException {
        start();

        Caller operator = reader();
        assertEquals(Operators.ORGANISATION, operator.organisation());
        assertEquals(Role.OPERATOR.permissions(), operator.permissions());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    public void aLaterStartLeavesNoKey() throws IOException {
        start();
        Files.delete(file);

        start();

        assertFalse(Files.exists(file));
        assertEquals(1, desks.operators.list(Slice.first(10)).size());
    }

    @Test
    public void aStartWithoutAnyLiveOperatorKeyLeavesAnotherOneForTheSameOperator() throws IOException {
        start();
        Caller before = reader();

        store.clock().advance(KeyDesk.LONGEST_LIFE);
        start();

        assertEquals(before, reader());
        assertEquals(1, desks.operators.list(Slice.first(10)).size());
    }

    @Test
    public void aKeyThatOnlyReadsDoesNotCountAsAnOperators() throws IOException {
        start();
        Caller operator = reader();
        Credential first = desks.keys
                .list(Operators.ORGANISATION, Slice.first(1), operator)
                .get(0);
        KeyDesk.Wish reading = new KeyDesk.Wish(
                "dashboard", Set.of(Permission.READ), store.clock().instant().plus(Duration.ofDays(1)));
        desks.keys.create(Operators.ORGANISATION, reading, operator);
        desks.keys.revoke(Operators.ORGANISATION, first.id(), operator);
        Files.delete(file);

        start();

        assertTrue(reader().isOperator());
    }

    @Test
    public void withoutAPlaceForTheKeyThereIsNoOperator() {
        Path nowhere = folder.getRoot().toPath().resolve("nowhere");

        assertThrows(UncheckedIOException.class, () -> new FirstOperator(desks.operators, desks.transactions, nowhere));

        assertEquals(List.of(), desks.operators.list(Slice.first(10)));
    }

    @Test
    public void operatorsAreAppointedOnceByNameAndFoundByIt() {
        OperatorDesk.Appointed appointed = desks.operators.appoint("Night shift");

        refused("operator-exists", () -> desks.operators.appoint("night shift"));
        assertEquals(
                appointed.operator().id(),
                desks.operators.operator("NIGHT SHIFT").member());
        refused("not-found", () -> desks.operators.operator("day shift"));
    }

    private void start() {
        new FirstOperator(desks.operators, desks.transactions, file.getParent());
    }

    private Caller reader() throws IOException {
        return desks.authenticator.authenticate(Files.readString(file).strip()).orElseThrow();
    }
}
