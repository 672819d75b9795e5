package org.kontor.web;

import java.util.Optional;

/** A service whose problem makes {@code /health} say that the server is not well. */
public interface HealthSource {

    String name();

    /** One sentence without secrets: anybody may read it. Empty when all is well. Quick, and without I/O outside. */
    Optional<String> problem();

    /** One sentence for what somebody should look at although the server is well; under the same rules. */
    default Optional<String> warning() {
        return Optional.empty();
    }
}
