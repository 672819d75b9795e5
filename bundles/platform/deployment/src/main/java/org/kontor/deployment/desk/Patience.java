package org.kontor.deployment.desk;

import java.time.Duration;

/** How long a plugin may take to start, then to serve its accounts, and to stop. */
record Patience(Duration start, Duration serve, Duration stop) {

    static Patience of(Settings settings) {
        return new Patience(
                Duration.ofMillis(settings.start_millis()),
                Duration.ofMillis(settings.serve_millis()),
                Duration.ofMillis(settings.stop_millis()));
    }
}
