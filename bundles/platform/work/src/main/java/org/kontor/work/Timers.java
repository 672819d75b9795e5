package org.kontor.work;

import java.time.Instant;
import java.util.UUID;

/** What must happen later, kept over restarts. Scheduling joins the caller's transaction. */
public interface Timers {

    /** Replaces a timer of the same purpose and subject. */
    void schedule(String purpose, UUID subject, Instant at);

    void cancel(String purpose, UUID subject);
}
