package org.kontor.outbound.client;

import java.time.Duration;
import java.util.Optional;

/** What a request is sent for: how long somebody still waits for the answer, and whether it only rehearses. */
public record Errand(Optional<Duration> patience, boolean rehearsal) {

    /** Nobody in particular waits. */
    public static final Errand OWN = new Errand(Optional.empty(), false);
}
