package org.kontor.values;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names one intention. Repeating a call with the same key must not repeat its effect. */
public record IdempotencyKey(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7e]{1,255}");

    public IdempotencyKey {
        Require.matching("idempotencyKey", value, ALLOWED, "use a UUID");
    }

    public static IdempotencyKey of(UUID id) {
        return new IdempotencyKey(id.toString());
    }

    public static IdempotencyKey fresh() {
        return of(UUID.randomUUID());
    }
}
