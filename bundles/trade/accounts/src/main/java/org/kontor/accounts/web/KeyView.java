package org.kontor.accounts.web;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.kontor.accounts.domain.Credential;
import org.kontor.accounts.domain.Issued;
import org.kontor.security.Permission;

/** An API key or session in a list: everything but its secret. */
public record KeyView(
        UUID id,
        UUID member,
        String name,
        String prefix,
        Set<Permission> scopes,
        Instant createdAt,
        Instant expiresAt) {

    /** With its token: the only time it is shown. */
    public record WithToken(KeyView key, String token) {

        static WithToken of(Issued issued) {
            return new WithToken(KeyView.of(issued.credential()), issued.token());
        }

        @Override
        public String toString() {
            return "WithToken[" + key.id() + "]";
        }
    }

    public KeyView {
        scopes = Set.copyOf(scopes);
    }

    static KeyView of(Credential key) {
        return new KeyView(
                key.id(), key.member(), key.name(), key.prefix(), key.scopes(), key.createdAt(), key.expiresAt());
    }
}
