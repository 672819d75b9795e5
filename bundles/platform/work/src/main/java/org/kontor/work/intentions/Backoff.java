package org.kontor.work.intentions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kontor.work.Intention;

/** How long to wait before the next attempt, by what is wrong and how often it went wrong. */
final class Backoff {

    private static final List<Duration> WAITING = seconds(1, 2, 5, 15, 60, 300);
    private static final List<Duration> DOUBT = seconds(2, 10, 60, 300, 3600, 3600, 21_600, 86_400);

    private Backoff() {}

    /** Empty when a person must look: settings are wrong, or eight questions have not ended the doubt. */
    static Optional<Duration> after(Intention.State state, int attempts) {
        return switch (state) {
            case WAITING, ASKING -> Optional.of(WAITING.get(Math.min(attempts, WAITING.size()) - 1));
            case IN_DOUBT, INTENDED ->
                attempts > DOUBT.size() ? Optional.empty() : Optional.of(DOUBT.get(attempts - 1));
            case STUCK, DONE -> Optional.empty();
        };
    }

    private static List<Duration> seconds(long... values) {
        return java.util.Arrays.stream(values).mapToObj(Duration::ofSeconds).toList();
    }
}
