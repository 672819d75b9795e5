package org.kontor.accounts.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.accounts.domain.Refusals.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.security.Role;
import org.kontor.store.Types;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;

public class KeysTest {

    private static final String EMAIL = "buy@elbe.example";
    private static final Duration A_DAY = Duration.ofDays(1);

    @Rule
    public final TestStore store = TestStore.of("accounts");

    private Desks desks;
    private MemberDesk.Registered registered;
    private Caller owner;

    @Before
    public void open() {
        desks = Desks.on(store, new FakeProviders(store.transactions()));
        registered = desks.register(EMAIL);
        owner = desks.caller(registered);
    }

    @Test
    public void theFirstKeyNamesItsOwnerAndWhatTheyMayDo() {
        assertEquals(registered.organisation(), owner.organisation());
        assertEquals(registered.owner().id(), owner.member());
        assertEquals("Purchasing", owner.name());
        assertEquals(Role.OWNER.permissions(), owner.permissions());
        assertTrue(desks.authenticator.authenticate("kontor_unknown_token").isEmpty());
    }

    @Test
    public void onlyTheHashOfAKeyIsKept() {
        String kept = store.transactions().call(() -> store.sql()
                .now()
                .selectFrom(Types.table("credentials"))
                .fetch()
                .formatCSV());

        assertTrue(kept, kept.contains(registered.key().credential().prefix()));
        assertTrue(kept, !kept.contains(registered.key().token()));
    }

    @Test
    public void twoKeysOfOneNameMayLiveForRotationAndNoThird() {
        Issued old = desks.keys.create(owner.organisation(), wish("erp"), owner);
        Issued next = desks.keys.create(owner.organisation(), wish("erp"), owner);

        refused("too-many-keys", () -> desks.keys.create(owner.organisation(), wish("erp"), owner));
        desks.keys.create(owner.organisation(), wish("other"), owner);
        desks.keys.revoke(owner.organisation(), old.credential().id(), owner);
        desks.keys.create(owner.organisation(), wish("erp"), owner);

        assertTrue(desks.authenticator.authenticate(next.token()).isPresent());
    }

    @Test
    public void aKeyThatHasEndedLeavesItsPlace() {
        desks.keys.create(owner.organisation(), wish("erp"), owner);
        desks.keys.create(owner.organisation(), wish("erp"), owner);

        store.clock().advance(A_DAY);

        desks.keys.create(owner.organisation(), wish("erp"), owner);
    }

    @Test
    public void aRevokedKeyIsRefusedAtOnce() {
        Issued key = desks.keys.create(owner.organisation(), wish("erp"), owner);
        assertTrue(desks.authenticator.authenticate(key.token()).isPresent());

        desks.keys.revoke(owner.organisation(), key.credential().id(), owner);

        assertEquals(Optional.empty(), desks.authenticator.authenticate(key.token()));
        refused(
                "not-found",
                () -> desks.keys.revoke(owner.organisation(), key.credential().id(), owner));
        assertEquals(
                List.of(registered.key().credential().id()),
                desks.keys.list(owner.organisation(), Slice.first(10), owner).stream()
                        .map(Credential::id)
                        .toList());
    }

    @Test
    public void aKeyRevokedByAnotherServerIsRefusedAfterASecond() {
        Issued key = desks.keys.create(owner.organisation(), wish("erp"), owner);
        assertTrue(desks.authenticator.authenticate(key.token()).isPresent());
        Desks elsewhere = Desks.on(store, new FakeProviders(store.transactions()));

        elsewhere.keys.revoke(owner.organisation(), key.credential().id(), owner);
        store.clock().advance(Duration.ofSeconds(1));

        assertEquals(Optional.empty(), desks.authenticator.authenticate(key.token()));
    }

    @Test
    public void aKnownCallerCostsNoStatement() {
        desks.authenticator.authenticate(registered.key().token());
        long before = store.statements();

        desks.authenticator.authenticate(registered.key().token());

        assertEquals(before, store.statements());
    }

    @Test
    public void aKeyEndsWhenItSaysEvenWhileItIsRemembered() {
        Instant soon = store.clock().instant().plusMillis(500);
        Issued key = desks.keys.create(
                owner.organisation(), new KeyDesk.Wish("brief", Set.of(Permission.READ), soon), owner);
        assertTrue(desks.authenticator.authenticate(key.token()).isPresent());

        store.clock().advance(Duration.ofMillis(500));

        assertTrue(desks.authenticator.authenticate(key.token()).isEmpty());
    }

    @Test
    public void aKeyMayDoNoMoreThanItsScopesAndItsMaker() {
        Issued reader = desks.keys.create(owner.organisation(), wish("reader"), owner);
        Caller reading = desks.authenticator.authenticate(reader.token()).orElseThrow();

        assertEquals(Set.of(Permission.READ), reading.permissions());
        Instant tomorrow = store.clock().instant().plus(A_DAY);
        assertThrows(
                InvalidValueException.class,
                () -> desks.keys.create(
                        owner.organisation(), new KeyDesk.Wish("w", Set.of(Permission.PAY), tomorrow), reading));
        assertThrows(
                InvalidValueException.class,
                () -> desks.keys.create(
                        owner.organisation(),
                        new KeyDesk.Wish("w", Set.of(Permission.READ), tomorrow.plus(KeyDesk.LONGEST_LIFE)),
                        owner));
    }

    @Test
    public void aStrangerNeitherSeesNorRevokesKeys() {
        Caller stranger = desks.registered("else@other.example");
        UUID key = registered.key().credential().id();

        refused("not-found", () -> desks.keys.list(owner.organisation(), Slice.first(1), stranger));
        refused("not-found", () -> desks.keys.revoke(owner.organisation(), key, stranger));
        refused("not-found", () -> desks.keys.revoke(stranger.organisation(), key, stranger));
        refused("not-found", () -> desks.keys.create(owner.organisation(), wish("spy"), stranger));
        assertTrue(desks.authenticator.authenticate(registered.key().token()).isPresent());
    }

    @Test
    public void aSessionCallsForEightHoursAndIsNoKey() {
        Issued session = desks.sessions.open(desks.sessions.check("Buy@Elbe.example", Desks.PASSWORD));

        assertEquals(owner, desks.authenticator.authenticate(session.token()).orElseThrow());
        assertEquals(
                1, desks.keys.list(owner.organisation(), Slice.first(10), owner).size());
        store.clock().advance(Duration.ofHours(8));
        assertTrue(desks.authenticator.authenticate(session.token()).isEmpty());

        desks.sessions.open(registered.owner());
        assertEquals(2, credentials());
    }

    @Test
    public void aWrongPasswordAndAnUnknownAddressLookTheSameAndGuessingWaits() {
        String wrong = refused("wrong-credentials", () -> desks.sessions.check(EMAIL, "not the passphrase"))
                .getMessage();
        String unknown = refused("wrong-credentials", () -> desks.sessions.check("no@elbe.example", Desks.PASSWORD))
                .getMessage();
        desks.operators.appoint("night shift");

        assertEquals(wrong, unknown);
        refused("wrong-credentials", () -> desks.sessions.check("operator night shift", ""));
        for (int i = 0; i < 4; i++) {
            refused("wrong-credentials", () -> desks.sessions.check(EMAIL, "not the passphrase"));
        }
        refused("too-many-attempts", () -> desks.sessions.check(EMAIL, Desks.PASSWORD));
        store.clock().advance(Duration.ofSeconds(31));
        assertEquals(registered.owner(), desks.sessions.check(EMAIL, Desks.PASSWORD));
    }

    private KeyDesk.Wish wish(String name) {
        return new KeyDesk.Wish(
                name, Set.of(Permission.READ), store.clock().instant().plus(A_DAY));
    }

    private int credentials() {
        return store.transactions().call(() -> store.sql().now().fetchCount(Types.table("credentials")));
    }
}
