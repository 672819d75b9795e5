package org.kontor.payment.alipay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.values.IdempotencyKey;

/** Our keys as Antom's request ids: at most 64 letters, digits, - and _. A key that is none becomes its hash. */
final class RequestIds {

    private static final String HASHED = "k-";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern HASH = Pattern.compile(HASHED + "[A-Za-z0-9_-]{43}");

    private RequestIds() {}

    static String of(IdempotencyKey key) {
        return of(key.value());
    }

    /** The same id for the same text, and for no other. */
    static String of(String text) {
        return isPlain(text) ? text : HASHED + hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The key that the id is; empty when the id is only its hash, or none of ours. */
    static Optional<IdempotencyKey> key(String id) {
        return isPlain(id) ? Optional.of(new IdempotencyKey(id)) : Optional.empty();
    }

    static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean isPlain(String text) {
        return SAFE.matcher(text).matches() && !HASH.matcher(text).matches();
    }
}
