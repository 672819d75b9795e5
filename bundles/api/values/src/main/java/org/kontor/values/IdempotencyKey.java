package org.kontor.values;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names one intention. Repeating a call with the same key must not repeat its effect. */
public record IdempotencyKey(String value) {

    private static final Pattern VERSION_7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
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

    /** True when the key tells that it was made less than so long ago, or ahead by a clock that differs from ours. */
    public boolean isMadeWithin(Duration time, Instant now) {
        return madeAt().filter(made -> Duration.between(made, now).abs().compareTo(time) < 0)
                .isPresent();
    }

    /** When the intention was made, to the millisecond, where the key is a UUID of version 7 (RFC 9562), as the host's are. */
    public Optional<Instant> madeAt() {
        return VERSION_7.matcher(value).matches()
                ? Optional.of(Instant.ofEpochMilli(UUID.fromString(value).getMostSignificantBits() >>> 16))
                : Optional.empty();
    }
}
