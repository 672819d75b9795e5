package org.kontor.work.queue;

import java.time.Instant;
import java.util.Optional;

/** Does one kind of work when it is due. */
public interface Worker {

    Queue.Kind kind();

    /** Returns when to do it again; empty when it is done. An exception means: again, later and later. */
    Optional<Instant> run(String instance);
}
