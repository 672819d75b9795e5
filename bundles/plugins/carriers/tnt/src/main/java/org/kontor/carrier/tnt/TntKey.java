package org.kontor.carrier.tnt;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.kontor.values.IdempotencyKey;

/** What TNT is told of a key, and how long it may take until tracking tells of it. Pure. */
final class TntKey {

    /** TNT does not say how soon it tracks what was ordered; until then an order is not called unknown. */
    static final Duration UNTRACKED = Duration.ofMinutes(15);

    private static final int DIGEST_BYTES = 15;
    private static final int RADIX = 36;

    private TntKey() {}

    /** The customer's reference by which a booking is found again: a key may be longer than TNT keeps. */
    static String reference(IdempotencyKey key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
            String text = new BigInteger(1, Arrays.copyOf(digest, DIGEST_BYTES)).toString(RADIX);
            return "0".repeat(TntShip.REFERENCE - text.length()) + text.toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
