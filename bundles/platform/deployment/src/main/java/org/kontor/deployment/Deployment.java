package org.kontor.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kontor.providers.Switchboard;

/** A plugin as it is deployed. {@code stable} serves; {@code trial} is compared with it; {@code previous} is what a rollback restores. */
public record Deployment(
        String plugin,
        Version stable,
        Optional<Version> trial,
        Optional<Switchboard.Trial> terms,
        Optional<Version> previous,
        State state,
        Instant since,
        List<String> accounts) {

    public enum State {
        RUNNING,
        TRIAL,
        STOPPED,
        REMOVED,
        FAILED
    }

    /** {@code verdict} is what the conformance check said of the jar: PASSED, FAILED or NONE. */
    public record Version(String version, String sha256, String verdict) {}

    public Deployment {
        accounts = List.copyOf(accounts);
    }
}
