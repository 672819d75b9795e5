package org.kontor.accounts.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.accounts.store.MemberStore;
import org.kontor.accounts.store.OrganisationStore;
import org.kontor.security.Caller;
import org.kontor.security.Passwords;
import org.kontor.security.Role;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Registers organisations and admits their members. */
@Component(service = MemberDesk.class)
public final class MemberDesk {

    /** A new organisation's id, its owner, and the owner's key. */
    public record Registered(UUID organisation, Member owner, Issued key) {}

    private final OrganisationStore organisations;
    private final MemberStore members;
    private final KeyDesk keys;
    private final Passwords passwords;
    private final Transactions transactions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public MemberDesk(
            @Reference OrganisationStore organisations,
            @Reference MemberStore members,
            @Reference KeyDesk keys,
            @Reference Passwords passwords,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.organisations = organisations;
        this.members = members;
        this.keys = keys;
        this.passwords = passwords;
        this.transactions = transactions;
        this.facts = facts;
        this.clock = clock;
    }

    /** Takes a while on purpose; call it outside any transaction. */
    public String hash(NewMember member) {
        return passwords.hash(member.password().toCharArray());
    }

    public Registered register(Profile profile, NewMember first, String passwordHash) {
        return transactions.call(() -> {
            UUID organisation = Keys.fresh();
            organisations.insert(organisation, profile, clock.instant());
            Member owner = insert(organisation, first, passwordHash, Role.OWNER);
            facts.record(organisation, Fact.Kind.REGISTERED, owner.name(), Map.of());
            return new Registered(organisation, owner, keys.firstKey(owner));
        });
    }

    /** The caller cannot admit anybody who may do more than they may. */
    public Member add(UUID organisation, NewMember member, String passwordHash, Caller caller) {
        Sight.requireOwn(organisation, caller);
        if (!caller.permissions().containsAll(member.role().permissions())) {
            throw TradeRuleException.forbidden(
                    "role-too-wide",
                    "A " + member.role() + " may do more than you may",
                    "choose another role, or ask an owner");
        }
        return transactions.call(() -> insert(organisation, member, passwordHash, member.role()));
    }

    public List<Member> list(UUID organisation, Slice slice, Caller caller) {
        Sight.requireSeen(organisation, caller);
        return transactions.call(() -> members.of(organisation, slice));
    }

    private Member insert(UUID organisation, NewMember member, String passwordHash, Role role) {
        Instant now = clock.instant();
        Member made = new Member(Keys.fresh(), organisation, Texts.login(member.email()), member.name(), role, now);
        if (!members.insertUnlessTaken(made, passwordHash)) {
            throw TradeRuleException.conflict(
                    "email-taken",
                    "Somebody is registered with this e-mail address",
                    "log in with POST /api/v1/sessions, or give another address");
        }
        return made;
    }
}
