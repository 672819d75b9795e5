package org.kontor.security;

/** Argon2id, 19 MiB, two passes, one lane; at most two at once, so that logins cannot starve the trade. */
public interface Passwords {

    /** The hash in PHC form. Refuses passwords shorter than 12 characters. */
    String hash(char[] password);

    /** Takes the same time whether or not it matches. */
    boolean matches(char[] password, String hash);
}
