package org.kontor.security;

/** Keys that callers present: {@code kontor_PREFIX_SECRET}; only the SHA-256 of the whole is kept. */
public interface Tokens {

    /** A new key: {@code prefix} may be shown in lists, {@code token} is shown once, {@code hash} is stored. */
    record Token(String prefix, String token, String hash) {
        @Override
        public String toString() {
            return "Token[" + prefix + "]";
        }
    }

    Token fresh();

    String hash(String token);
}
