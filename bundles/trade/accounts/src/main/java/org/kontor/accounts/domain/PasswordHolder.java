package org.kontor.accounts.domain;

/** A member with the hash of the password (empty: has none). Prints without it. */
public record PasswordHolder(Member member, String hash) {

    @Override
    public String toString() {
        return "PasswordHolder[" + member.id() + "]";
    }
}
