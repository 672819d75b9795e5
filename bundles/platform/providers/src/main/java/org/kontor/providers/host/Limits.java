package org.kontor.providers.host;

import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one account may take of us: time, threads, places in the queue, failures in a row. */
record Limits(Duration ask, Duration act, int limit, int queue, int failures, Duration rest, Duration departure) {

    private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
    private static final String DEADLINE = "kontor.deadline.millis";
    private static final String LIMIT = "kontor.limit";

    static Limits of(Settings settings) {
        return new Limits(
                Duration.ofMillis(settings.ask_deadline_millis()),
                Duration.ofMillis(settings.act_deadline_millis()),
                settings.limit(),
                settings.queue(),
                settings.breaker_failures(),
                Duration.ofMillis(settings.breaker_rest_millis()),
                Duration.ofMillis(settings.departure_millis()));
    }

    /** These limits, but what the account's own configuration says goes before. */
    Limits with(Map<String, ?> properties) {
        Limits own = this;
        long deadline = positive(properties, DEADLINE);
        if (deadline > 0) {
            Duration both = Duration.ofMillis(deadline);
            own = new Limits(both, both, limit, queue, failures, rest, departure);
        }
        long most = Math.min(positive(properties, LIMIT), 1_000);
        return most > 0 ? new Limits(own.ask, own.act, (int) most, queue, failures, rest, departure) : own;
    }

    Duration deadline(Call.Kind kind) {
        return kind == Call.Kind.ASK ? ask : act;
    }

    private static long positive(Map<String, ?> properties, String name) {
        Object given = properties.get(name);
        if (given == null) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(given.toString().strip()));
        } catch (NumberFormatException e) {
            LOG.warn("{} must be a number, was '{}'; the server's own limit holds", name, given);
            return 0;
        }
    }
}
