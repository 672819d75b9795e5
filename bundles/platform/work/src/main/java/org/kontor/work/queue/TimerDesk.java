package org.kontor.work.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;

/** Timers as rows of the queue. */
public final class TimerDesk implements Timers, Worker {

    private static final long UNTIL_A_STEP_IS_BACK_SECONDS = 5;

    private final Map<String, TimerHandler> handlers = new ConcurrentHashMap<>();
    private final Queue queue;
    private final Clock clock;

    public TimerDesk(Queue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    public void add(TimerHandler handler) {
        handlers.put(handler.purpose(), handler);
    }

    public void remove(TimerHandler handler) {
        handlers.remove(handler.purpose(), handler);
    }

    @Override
    public void schedule(String purpose, UUID subject, Instant at) {
        queue.plan(Queue.Kind.TIMER, instance(purpose, subject), at);
    }

    @Override
    public void cancel(String purpose, UUID subject) {
        queue.forget(Queue.Kind.TIMER, instance(purpose, subject));
    }

    @Override
    public List<Timer> waiting(int most) {
        return queue.planned(Queue.Kind.TIMER, most).stream()
                .map(plan -> new Timer(purpose(plan.instance()), subject(plan.instance()), plan.due(), plan.failures()))
                .toList();
    }

    @Override
    public Queue.Kind kind() {
        return Queue.Kind.TIMER;
    }

    @Override
    public Optional<Instant> run(String instance) {
        TimerHandler handler = handlers.get(purpose(instance));
        return handler == null
                ? Optional.of(clock.instant().plusSeconds(UNTIL_A_STEP_IS_BACK_SECONDS))
                : handler.due(subject(instance));
    }

    static String instance(String purpose, UUID subject) {
        return purpose + "/" + subject;
    }

    private static String purpose(String instance) {
        return instance.substring(0, instance.indexOf('/'));
    }

    static UUID subject(String instance) {
        return UUID.fromString(instance.substring(instance.indexOf('/') + 1));
    }
}
