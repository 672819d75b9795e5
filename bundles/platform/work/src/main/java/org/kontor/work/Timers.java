package org.kontor.work;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What must happen later, kept over restarts. Scheduling joins the caller's transaction. */
public interface Timers {

    /** Replaces a timer of the same purpose and subject. */
    void schedule(String purpose, UUID subject, Instant at);

    void cancel(String purpose, UUID subject);

    /** The timers that are set, the one due first at the head, at most so many: what an operator looks at. */
    List<Timer> waiting(int most);

    /** A timer that is set. {@code failures} counts how often it has failed since it last succeeded. */
    record Timer(String purpose, UUID subject, Instant dueAt, int failures) {}
}
