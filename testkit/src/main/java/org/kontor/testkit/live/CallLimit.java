package org.kontor.testkit.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** So many calls in a window, which begins with the first of them. */
final class CallLimit {

    private final int calls;
    private final Duration window;
    private final RetryAfter form;
    private Instant end = Instant.MIN;
    private int taken;

    CallLimit(int calls, Duration window, RetryAfter form) {
        this.calls = calls;
        this.window = window;
        this.form = form;
    }

    /** When to come again, for a call too many. */
    Optional<String> exceeded(Instant now) {
        if (!now.isBefore(end)) {
            end = now.plus(window);
            taken = 0;
        }
        return taken++ < calls ? Optional.empty() : Optional.of(form.written(now, end));
    }
}
