package org.kontor.security.argon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.kontor.security.Tokens;
import org.osgi.service.component.annotations.Component;

/** Keys with 256 random bits; so many need no slow hash. */
@Component(service = Tokens.class)
public final class RandomTokens implements Tokens {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PREFIX_LETTERS = 8;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @Override
    public Token fresh() {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < PREFIX_LETTERS; i++) {
            prefix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = "kontor_" + prefix + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new Token(prefix.toString(), token, hash(token));
    }

    @Override
    public String hash(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
