package org.kontor.accounts.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.accounts.store.CredentialStore;
import org.kontor.accounts.store.MemberStore;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.security.Tokens;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issues and revokes API keys and sessions; keeps only their hashes. */
@Component(service = KeyDesk.class)
public final class KeyDesk {

    /** How long a key lives at most, and when nobody says. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(365);

    static final String FIRST_KEY = "first key";
    private static final int LIVE_KEYS_PER_NAME = 2;

    /** A key somebody wants. */
    public record Wish(String name, Set<Permission> scopes, Instant expiresAt) {
        public Wish {
            name = Texts.limited("name", Require.text("name", name), 80);
            scopes = Set.copyOf(Require.present("scopes", scopes));
            Require.present("expiresAt", expiresAt);
        }
    }

    private final CredentialStore store;
    private final MemberStore members;
    private final CallerCache cache;
    private final Tokens tokens;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public KeyDesk(
            @Reference CredentialStore store,
            @Reference MemberStore members,
            @Reference CallerCache cache,
            @Reference Tokens tokens,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.members = members;
        this.cache = cache;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A key of the caller's own, with no more permissions; two of one name may live, for rotation. */
    public Issued create(UUID organisation, Wish wish, Caller caller) {
        Sight.requireOwn(organisation, caller);
        requireScopes(wish.scopes(), caller);
        requireLife(wish.expiresAt());
        return transactions.call(() -> {
            members.lock(organisation);
            requireFewKeys(organisation, wish.name());
            return issue(fresh(organisation, caller.member(), wish));
        });
    }

    public List<Credential> list(UUID organisation, Slice slice, Caller caller) {
        Sight.requireSeen(organisation, caller);
        return transactions.call(() -> store.keys(organisation, slice));
    }

    /** From the commit on the key is refused: here at once, on other nodes and after a joined transaction within a second. */
    public void revoke(UUID organisation, UUID key, Caller caller) {
        Sight.requireOwn(organisation, caller);
        transactions.run(() -> {
            if (!store.revoke(organisation, key, clock.instant())) {
                throw TradeRuleException.notFound("API key");
            }
        });
        cache.revoked(key);
    }

    /** True when a live key of this organisation carries the permission. */
    boolean anyLive(UUID organisation, Permission permission) {
        Instant now = clock.instant();
        return transactions.call(() -> store.keys(organisation, Slice.first(Integer.MAX_VALUE)).stream()
                .anyMatch(key -> key.expiresAfter(now) && key.scopes().contains(permission)));
    }

    /** The key a new member starts with: everything their role may do. In the caller's transaction. */
    Issued firstKey(Member member) {
        return issue(fresh(
                member.organisation(),
                member.id(),
                new Wish(FIRST_KEY, member.role().permissions(), clock.instant().plus(LONGEST_LIFE))));
    }

    /** In the caller's transaction; ended sessions of the member go. */
    Issued session(Member member, Duration life) {
        Instant now = clock.instant();
        store.removeEndedSessions(member.id(), now);
        Credential.Kind kind = Credential.Kind.SESSION;
        return issue(token -> new Credential(
                Keys.fresh(),
                member.organisation(),
                member.id(),
                kind,
                "session",
                token.prefix(),
                member.role().permissions(),
                now,
                now.plus(life)));
    }

    private Issued issue(Function<Tokens.Token, Credential> made) {
        Tokens.Token token = tokens.fresh();
        Credential credential = made.apply(token);
        store.insert(credential, token.hash());
        return new Issued(credential, token.token());
    }

    private Function<Tokens.Token, Credential> fresh(UUID organisation, UUID member, Wish wish) {
        Credential.Kind kind = Credential.Kind.API_KEY;
        return token -> new Credential(
                Keys.fresh(),
                organisation,
                member,
                kind,
                wish.name(),
                token.prefix(),
                wish.scopes(),
                clock.instant(),
                wish.expiresAt());
    }

    private void requireFewKeys(UUID organisation, String name) {
        Instant now = clock.instant();
        long live = store.keysNamed(organisation, name).stream()
                .filter(key -> key.expiresAfter(now))
                .count();
        if (live >= LIVE_KEYS_PER_NAME) {
            throw TradeRuleException.conflict(
                    "too-many-keys",
                    "Two keys named " + name + " are live already",
                    "revoke one of them, or choose another name");
        }
    }

    private static void requireScopes(Set<Permission> scopes, Caller caller) {
        if (scopes.isEmpty() || !caller.permissions().containsAll(scopes)) {
            throw new InvalidValueException(
                    "scopes", "must be some of your own permissions", "choose from " + caller.permissions());
        }
    }

    private void requireLife(Instant expiresAt) {
        Instant now = clock.instant();
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFE))) {
            throw new InvalidValueException(
                    "expiresAt", "must lie in the next 365 days", "choose a day before " + now.plus(LONGEST_LIFE));
        }
    }
}
