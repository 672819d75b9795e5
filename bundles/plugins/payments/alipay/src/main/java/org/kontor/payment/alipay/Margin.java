package org.kontor.payment.alipay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.values.IdempotencyKey;

/**
 * Tells when "there is no such thing" may be believed: not while a request of ours may still be on its way. A key tells
 * when it was made; what this server has sent lately is remembered. A key that tells no time is believed at once.
 */
final class Margin {

    private static final int MANY = 1_000;

    private final Duration margin;
    private final InstantSource clock;
    private final Map<String, Instant> sent = new ConcurrentHashMap<>();

    Margin(Duration margin, InstantSource clock) {
        this.margin = margin;
        this.clock = clock;
    }

    /** A request of this key is about to leave. */
    void sends(IdempotencyKey key) {
        Instant now = clock.instant();
        if (sent.size() >= MANY) {
            sent.values().removeIf(at -> now.isAfter(at.plus(margin)));
        }
        key.madeAt().ifPresent(made -> sent.put(key.value(), now));
    }

    /** True when no request of this key can be on its way any more. */
    boolean isOver(IdempotencyKey key) {
        Instant now = clock.instant();
        return key.madeAt()
                .map(made -> sent.getOrDefault(key.value(), made))
                .map(last -> !now.isBefore(last.plus(margin)))
                .orElse(true);
    }
}
