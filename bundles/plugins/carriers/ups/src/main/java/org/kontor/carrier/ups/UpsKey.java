package org.kontor.carrier.ups;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.kontor.values.IdempotencyKey;

/** What UPS is told of a key, and how long it may take until UPS tells of it. Pure. */
final class UpsKey {

    /** Label recovery knows a shipment once it is processed; UPS does not say how soon, seconds as a rule. */
    static final Duration PROCESSING = Duration.ofMinutes(2);

    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final int REFERENCE_BYTES = 16;

    private UpsKey() {}

    /** The key in the 35 characters of a reference, by which UPS is asked for the shipment: a UUID without hyphens. */
    static String reference(IdempotencyKey key) {
        if (key.value().matches(UUID_FORM)) {
            return key.value().replace("-", "");
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, REFERENCE_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
