package org.kontor.accounts.domain;

import java.time.Instant;
import java.util.UUID;
import org.kontor.security.Role;

/** Somebody who acts for an organisation; {@code login} is the folded e-mail address. Prints as its id. */
public record Member(UUID id, UUID organisation, String login, String name, Role role, Instant joinedAt) {

    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
