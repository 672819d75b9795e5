package org.kontor.accounts.domain;

/** A new credential with its token, which is shown this once. Prints without it. */
public record Issued(Credential credential, String token) {

    @Override
    public String toString() {
        return "Issued[" + credential.id() + "]";
    }
}
