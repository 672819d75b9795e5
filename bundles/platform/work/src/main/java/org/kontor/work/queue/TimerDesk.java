package org.kontor.work.queue;

import java.time.Clock;
import java.time.Instant;
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
    public Queue.Kind kind() {
        return Queue.Kind.TIMER;
    }

    @Override
    public Optional<Instant> run(String instance) {
        int slash = instance.indexOf('/');
        TimerHandler handler = handlers.get(instance.substring(0, slash));
        return handler == null
                ? Optional.of(clock.instant().plusSeconds(UNTIL_A_STEP_IS_BACK_SECONDS))
                : handler.due(UUID.fromString(instance.substring(slash + 1)));
    }

    private static String instance(String purpose, UUID subject) {
        return purpose + "/" + subject;
    }
}
