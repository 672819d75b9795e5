package org.kontor.accounts.domain;

import java.time.Clock;
import java.util.Optional;
import org.kontor.accounts.store.CredentialStore;
import org.kontor.security.Authenticator;
import org.kontor.security.Caller;
import org.kontor.security.Tokens;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Knows callers by their API keys and sessions. */
@Component(service = Authenticator.class)
public final class CredentialAuthenticator implements Authenticator {

    private final CredentialStore store;
    private final CallerCache cache;
    private final Tokens tokens;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public CredentialAuthenticator(
            @Reference CredentialStore store,
            @Reference CallerCache cache,
            @Reference Tokens tokens,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.cache = cache;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> authenticate(String token) {
        String hash = tokens.hash(token);
        return cache.get(hash)
                .or(() -> read(hash))
                .filter(known -> clock.instant().isBefore(known.expiresAt()))
                .map(KnownCaller::caller);
    }

    private Optional<KnownCaller> read(String hash) {
        long revocations = cache.revocations();
        Optional<KnownCaller> known = transactions.call(() -> store.caller(hash));
        known.ifPresent(caller -> cache.put(hash, caller, revocations));
        return known;
    }
}
