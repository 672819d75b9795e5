package org.kontor.work.queue;

import java.time.Instant;

/** Work that comes due; planning joins the caller's transaction, on this server or another one that shares the database. */
public interface Queue {

    /** What kinds of work there are; the library must know them when it starts. */
    enum Kind {
        EFFECT,
        TIMER
    }

    /** Has the work done at this time, instead of any earlier plan for it. Work that runs now plans itself by its result. */
    void plan(Kind kind, String instance, Instant due);

    /** Takes a plan away, if there is one and it is not running. */
    void forget(Kind kind, String instance);
}
