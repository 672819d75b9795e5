package org.kontor.work.queue;

import java.time.Instant;
import java.util.List;

/** Work that comes due; planning joins the caller's transaction, on this server or another one that shares the database. */
public interface Queue {

    /** What kinds of work there are; the library must know them when it starts. */
    enum Kind {
        EFFECT,
        TIMER
    }

    /** What is planned. {@code failures} counts how often it has failed since it last succeeded. */
    record Plan(String instance, Instant due, int failures) {}

    /** Has the work done at this time, instead of any earlier plan for it; work that runs now is done once more then. */
    void plan(Kind kind, String instance, Instant due);

    /** Takes a plan away, if there is one and it is not running. */
    void forget(Kind kind, String instance);

    /** What is planned, the earliest first, at most so much. */
    List<Plan> planned(Kind kind, int most);
}
