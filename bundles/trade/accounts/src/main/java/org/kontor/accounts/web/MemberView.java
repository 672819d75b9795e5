package org.kontor.accounts.web;

import java.time.Instant;
import java.util.UUID;
import org.kontor.accounts.domain.Member;
import org.kontor.security.Role;

/** A member as their organisation sees them; {@code email} is empty for an operator. */
public record MemberView(UUID id, UUID organisation, String name, String email, Role role, Instant joinedAt) {

    static MemberView of(Member member) {
        String email = member.role() == Role.OPERATOR ? "" : member.login();
        return new MemberView(
                member.id(), member.organisation(), member.name(), email, member.role(), member.joinedAt());
    }

    @Override
    public String toString() {
        return "MemberView[" + id + "]";
    }
}
