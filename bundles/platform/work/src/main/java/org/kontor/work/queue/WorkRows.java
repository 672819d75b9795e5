package org.kontor.work.queue;

import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.store.Sql;

/** What the queue holds, read for the invariants. */
public final class WorkRows {

    private final Plans plans;

    public WorkRows(Sql sql) {
        this.plans = new Plans(sql);
    }

    /** What is planned or running of a kind; in the caller's transaction. */
    public Set<String> instances(Queue.Kind kind) {
        return plans.all(kind).stream()
                .map(instance -> instance.startsWith(SchedulerQueue.FOLLOW_UP)
                        ? instance.substring(SchedulerQueue.FOLLOW_UP.length())
                        : instance)
                .collect(Collectors.toSet());
    }
}
