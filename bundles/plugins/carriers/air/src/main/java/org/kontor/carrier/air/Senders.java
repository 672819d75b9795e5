package org.kontor.carrier.air;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whom we believe a message: a ONE Record server by its token, and a relay of ours, such as a mailbox of status
 * messages, by HMAC-SHA256 over the body in hex.
 */
final class Senders {

    static final String SIGNATURE = "x-kontor-signature";
    private static final String BEARER = "bearer ";

    private final String secret;
    private final Optional<Passport> passport;

    Senders(String secret, Optional<Passport> passport) {
        this.secret = secret;
        this.passport = passport;
    }

    /** Throws {@link SecurityException} when the message is from somebody else, or says nothing of where it is from. */
    void check(Map<String, String> headers, byte[] body) {
        String given = headers.getOrDefault(SIGNATURE, "");
        if (!given.isEmpty()) {
            relay(given, body);
            return;
        }
        String authorization = headers.getOrDefault("authorization", "");
        if (passport.isEmpty() || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw new SecurityException("the message has neither a token nor a signature that can be checked");
        }
        passport.get().check(authorization.substring(BEARER.length()).strip());
    }

    private void relay(String given, byte[] body) {
        byte[] signature = given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        boolean trusted = !secret.isEmpty()
                && MessageDigest.isEqual(signature, signature(body).getBytes(StandardCharsets.US_ASCII));
        if (!trusted) {
            throw new SecurityException("the signature is wrong");
        }
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
