package org.kontor.itests.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kontor.work.queue.Queue;
import org.kontor.work.queue.Worker;

/** The real queue, which knows the real time only, for a server whose clock is ahead of it. */
record DailyQueue(Queue queue, Duration ahead) implements Queue {

    /** What a worker says of its clock, in real time. */
    record Daily(Worker worker, Duration ahead) implements Worker {

        @Override
        public Queue.Kind kind() {
            return worker.kind();
        }

        @Override
        public Optional<Instant> run(String instance) {
            return worker.run(instance).map(next -> next.minus(ahead));
        }
    }

    @Override
    public void plan(Kind kind, String instance, Instant due) {
        queue.plan(kind, instance, due.minus(ahead));
    }

    @Override
    public void forget(Kind kind, String instance) {
        queue.forget(kind, instance);
    }

    @Override
    public List<Plan> planned(Kind kind, int most) {
        return queue.planned(kind, most);
    }
}
