package org.kontor.outbound.client;

import java.time.Duration;
import org.kontor.values.Require;

/**
 * How much of the outside one plugin gets: the longest exchange, the longest answer, connections to one host.
 * {@code loopback} lets it reach servers on this machine, for tests.
 */
public record Limits(Duration deadline, int answerBytes, int connections, boolean loopback) {

    public static final Limits ORDINARY = new Limits(Duration.ofSeconds(20), 1 << 20, 8, false);

    public Limits {
        Require.positive("deadline", deadline.toMillis());
        Require.positive("answerBytes", answerBytes);
        Require.positive("connections", connections);
    }

    public Limits withLoopback() {
        return new Limits(deadline, answerBytes, connections, true);
    }

    Duration patience(Errand errand) {
        return errand.patience().filter(left -> left.compareTo(deadline) < 0).orElse(deadline);
    }
}
