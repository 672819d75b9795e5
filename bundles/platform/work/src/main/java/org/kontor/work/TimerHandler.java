package org.kontor.work;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A service of the step that owns a timer's purpose. May run more than once for one timer: it must be repeatable. */
public interface TimerHandler {

    String purpose();

    /** Outside any transaction. Returns when to run again; empty when the timer is done. */
    Optional<Instant> due(UUID subject);
}
