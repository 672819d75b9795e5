package org.kontor.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.work.queue.Queue;
import org.kontor.work.queue.Worker;

/** A queue that works only when the test says so, by the test's clock; it forgets nothing on a rollback. */
final class PumpedQueue implements Queue {

    private record Plan(Kind kind, String instance) {}

    private static final int MOST = 10_000;

    private final Map<Plan, Instant> plans = new ConcurrentHashMap<>();
    private final Map<Kind, Worker> workers = new EnumMap<>(Kind.class);
    private final Clock clock;

    PumpedQueue(Clock clock) {
        this.clock = clock;
    }

    void add(Worker worker) {
        workers.put(worker.kind(), worker);
    }

    @Override
    public void plan(Kind kind, String instance, Instant due) {
        plans.put(new Plan(kind, instance), due);
    }

    @Override
    public void forget(Kind kind, String instance) {
        plans.remove(new Plan(kind, instance));
    }

    /** Does everything that is due, the earliest first, also what becomes due by that. */
    void runDue() {
        for (int i = 0; i < MOST; i++) {
            Optional<Map.Entry<Plan, Instant>> next = plans.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAfter(clock.instant()))
                    .min(Comparator.comparing(Map.Entry::getValue));
            if (next.isEmpty()) {
                return;
            }
            Plan plan = next.get().getKey();
            plans.remove(plan);
            workers.get(plan.kind()).run(plan.instance()).ifPresent(again -> plans.put(plan, again));
        }
        throw new AssertionError("work goes on and on without the clock moving: " + plans);
    }
}
