package org.kontor.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.work.queue.Queue;
import org.kontor.work.queue.Worker;

/** A queue that works only when the test says so, by the test's clock; it forgets nothing on a rollback. */
final class PumpedQueue implements Queue {

    private record Work(Kind kind, String instance) {}

    private static final int MOST = 10_000;

    private final Map<Work, Instant> plans = new ConcurrentHashMap<>();
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
        plans.put(new Work(kind, instance), due);
    }

    @Override
    public void forget(Kind kind, String instance) {
        plans.remove(new Work(kind, instance));
    }

    @Override
    public List<Plan> planned(Kind kind, int most) {
        return plans.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .map(entry -> new Plan(entry.getKey().instance(), entry.getValue(), 0))
                .sorted(Comparator.comparing(Plan::due))
                .limit(most)
                .toList();
    }

    /** Does everything that is due, the earliest first, also what becomes due by that. */
    void runDue() {
        for (int i = 0; i < MOST; i++) {
            Optional<Map.Entry<Work, Instant>> next = plans.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAfter(clock.instant()))
                    .min(Comparator.comparing(Map.Entry::getValue));
            if (next.isEmpty()) {
                return;
            }
            Work work = next.get().getKey();
            plans.remove(work);
            workers.get(work.kind()).run(work.instance()).ifPresent(again -> plans.putIfAbsent(work, again));
        }
        throw new AssertionError("work goes on and on without the clock moving: " + plans);
    }
}
