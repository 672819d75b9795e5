package org.kontor.accounts.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.kontor.accounts.domain.Refusals.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.Organisation.Standing;
import org.kontor.security.Caller;
import org.kontor.security.Role;
import org.kontor.store.Types;
import org.kontor.testkit.TestStore;
import org.kontor.work.Fact;

public class RegistrationTest {

    private static final String EMAIL = "buy@elbe.example";

    @Rule
    public final TestStore store = TestStore.of("accounts");

    private Desks desks;

    @Before
    public void open() {
        desks = Desks.on(store, new FakeProviders(store.transactions()));
    }

    @Test
    public void aRegisteredOrganisationIsKeptAsGivenAndUnverified() {
        MemberDesk.Registered registered = desks.register(EMAIL);

        Organisation kept = desks.accounts.organisation(registered.organisation());
        Profile given = Desks.profile();
        assertEquals(
                given,
                new Profile(
                        kept.kind(),
                        kept.legalName(),
                        kept.localName(),
                        kept.registrationNumber(),
                        kept.taxNumber(),
                        kept.address(),
                        kept.phone(),
                        kept.email()));
        assertEquals(Standing.UNVERIFIED, kept.standing());
        assertEquals(1, kept.version());
        assertEquals(store.clock().instant(), kept.registeredAt());
        assertEquals(
                List.of(Fact.Kind.REGISTERED),
                desks.accounts.history(kept.id(), desks.caller(registered)).stream()
                        .map(Fact::kind)
                        .toList());
    }

    @Test
    public void anEmailAddressRegistersOnceWhateverItsCaseAndLeavesNothingBehind() {
        desks.register(EMAIL);
        long before = organisations();

        String remedy =
                refused("email-taken", () -> desks.register("BUY@Elbe.Example")).remedy();

        assertTrue(remedy, remedy.contains("/api/v1/sessions"));
        assertEquals(before, organisations());
    }

    @Test
    public void anOwnerAdmitsMembersWhoMayDoNoMoreThanThey() {
        Caller owner = desks.registered(EMAIL);
        desks.members.add(owner.organisation(), Desks.member("pay@elbe.example", Role.FINANCE), desks.hash(), owner);

        Caller finance = new Caller(owner.organisation(), UUID.randomUUID(), "pay", Role.FINANCE.permissions());

        refused(
                "role-too-wide",
                () -> desks.members.add(
                        owner.organisation(), Desks.member("x@elbe.example", Role.OWNER), desks.hash(), finance));
        refused(
                "email-taken",
                () -> desks.members.add(
                        owner.organisation(), Desks.member("pay@elbe.example", Role.VIEWER), desks.hash(), owner));
        assertEquals(
                List.of(Role.OWNER, Role.FINANCE),
                desks.members.list(owner.organisation(), Slice.first(10), owner).stream()
                        .map(Member::role)
                        .toList());
    }

    @Test
    public void pagesShowEveryMemberOnceInOrder() {
        Caller owner = desks.registered(EMAIL);
        for (int i = 0; i < 6; i++) {
            NewMember viewer = Desks.member(i + "@elbe.example", Role.VIEWER);
            desks.members.add(owner.organisation(), viewer, desks.hash(), owner);
        }
        List<UUID> whole = ids(owner, Slice.first(100));

        List<UUID> paged = new ArrayList<>();
        List<UUID> page = ids(owner, Slice.first(3));
        while (!page.isEmpty()) {
            paged.addAll(page);
            page = ids(owner, new Slice(Optional.of(page.get(page.size() - 1)), 3));
        }

        assertEquals(7, whole.size());
        assertEquals(whole, paged);
    }

    @Test
    public void aStrangerFindsNothing() {
        Caller owner = desks.registered(EMAIL);
        Caller stranger = desks.registered("else@other.example");
        UUID foreign = owner.organisation();

        refused("not-found", () -> desks.accounts.organisation(foreign, stranger));
        refused("not-found", () -> desks.accounts.history(foreign, stranger));
        refused("not-found", () -> desks.members.list(foreign, Slice.first(1), stranger));
        refused(
                "not-found",
                () -> desks.members.add(
                        foreign, Desks.member("spy@other.example", Role.VIEWER), desks.hash(), stranger));
        refused("not-found", () -> desks.accounts.organisation(UUID.randomUUID()));
    }

    @Test
    public void nothingPersonalIsPrinted() {
        MemberDesk.Registered registered = desks.register(EMAIL);
        Organisation organisation = desks.accounts.organisation(registered.organisation());

        String printed = List.of(Desks.profile(), organisation, registered, Desks.member(EMAIL, Role.OWNER))
                .toString();

        for (String personal : List.of("Elbe", "elbe", "Purchasing", "Sandtorkai", "DE136", "5550", "passphrase")) {
            assertFalse(printed, printed.contains(personal));
        }
        assertFalse(printed, printed.contains(registered.key().token()));
    }

    private List<UUID> ids(Caller owner, Slice slice) {
        return desks.members.list(owner.organisation(), slice, owner).stream()
                .map(Member::id)
                .toList();
    }

    private long organisations() {
        return store.transactions().call(() -> (long) store.sql().now().fetchCount(Types.table("organisations")));
    }
}
