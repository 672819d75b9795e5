package org.kontor.accounts.web;

import java.time.Instant;
import java.util.Optional;
import org.kontor.work.Intention;

/** How asking a provider stands while it has not decided: waiting, in doubt or stuck are shown as they are. */
public record Asking(Intention.State state, int attempts, Optional<Instant> nextAt) {

    static Optional<Asking> of(Optional<Intention> undecided) {
        return undecided.map(intention -> new Asking(intention.state(), intention.attempts(), intention.nextAt()));
    }
}
