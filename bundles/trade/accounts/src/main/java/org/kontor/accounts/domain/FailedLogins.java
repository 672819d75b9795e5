package org.kontor.accounts.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts failed logins by login, for the latest ten thousand; from the fifth on each failure doubles the wait. */
final class FailedLogins {

    private static final int FREE = 5;
    private static final int LONGEST_DOUBLINGS = 5;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(30);
    private static final int SIZE = 10_000;

    private record Failures(int count, Instant latest) {}

    private final Map<String, Failures> failures = new LinkedHashMap<>();

    /** How long this login must wait; zero when it may try. */
    synchronized Duration waitFor(String login, Instant now) {
        Failures known = failures.get(login);
        if (known == null || known.count() < FREE) {
            return Duration.ZERO;
        }
        Duration wait = SHORTEST_WAIT.multipliedBy(1L << Math.min(known.count() - FREE, LONGEST_DOUBLINGS));
        Duration left = Duration.between(now, known.latest().plus(wait));
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(String login, Instant now) {
        Failures before = failures.remove(login);
        failures.put(login, new Failures(before == null ? 1 : before.count() + 1, now));
        if (failures.size() > SIZE) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String login) {
        failures.remove(login);
    }
}
