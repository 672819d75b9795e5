package org.kontor.accounts.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.kontor.security.Permission;

/** What lets a member call: an API key or a session. The secret itself is not here. */
public record Credential(
        UUID id,
        UUID organisation,
        UUID member,
        Kind kind,
        String name,
        String prefix,
        Set<Permission> scopes,
        Instant createdAt,
        Instant expiresAt) {

    /** How it came to be. */
    public enum Kind {
        API_KEY,
        SESSION
    }

    public Credential {
        scopes = Set.copyOf(scopes);
    }

    public boolean expiresAfter(Instant instant) {
        return instant.isBefore(expiresAt);
    }
}
