package org.kontor.work.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.work.Effect;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.kontor.work.intentions.IntentionDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Brings queue, intentions and timers together as services; {@link Handlers} hands them the steps' effects and timers. */
@Component(
        service = {Works.class, Intentions.class, Timers.class},
        configurationPid = "org.kontor.work",
        immediate = true)
@Designate(ocd = Works.Settings.class)
public final class Works implements Intentions, Timers {

    @ObjectClassDefinition(name = "Work")
    @interface Settings {

        @AttributeDefinition(
                description =
                        "Seconds after which an effect without an outcome is taken up again; longer than any provider's deadline")
        long recover_after_seconds() default 30;

        @AttributeDefinition(description = "Milliseconds between two looks for due work")
        long polling_millis() default 100;

        @AttributeDefinition(description = "Threads that do due work")
        int threads() default 8;

        @AttributeDefinition(
                description = "Milliseconds between two signs of life; work of a server that misses four is taken over")
        long heartbeat_millis() default 2_000;
    }

    private final SchedulerQueue queue;
    private final IntentionDesk intentions;
    private final TimerDesk timers;

    @Activate
    public Works(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference Clock clock,
            @Reference(target = "(module=work)") Schema schema,
            Settings settings) {
        queue = new SchedulerQueue(
                transactions,
                sql,
                new SchedulerQueue.Pace(
                        Duration.ofMillis(settings.polling_millis()),
                        settings.threads(),
                        Duration.ofMillis(settings.heartbeat_millis())));
        intentions = new IntentionDesk(
                transactions, sql, queue, clock, Duration.ofSeconds(settings.recover_after_seconds()));
        timers = new TimerDesk(queue, clock);
        queue.start(intentions, timers);
    }

    @Deactivate
    void deactivate() {
        queue.close();
    }

    void addEffect(Effect<?> effect) {
        intentions.add(effect);
    }

    void removeEffect(Effect<?> effect) {
        intentions.remove(effect);
    }

    void addTimer(TimerHandler handler) {
        timers.add(handler);
    }

    void removeTimer(TimerHandler handler) {
        timers.remove(handler);
    }

    @Override
    public Intention intend(String purpose, UUID subject, UUID resource, String provider, String fingerprint) {
        return intentions.intend(purpose, subject, resource, provider, fingerprint);
    }

    @Override
    public Intention carryOut(Intention committed) {
        return intentions.carryOut(committed);
    }

    @Override
    public Optional<Intention> find(UUID id) {
        return intentions.find(id);
    }

    @Override
    public Optional<Intention> latest(UUID resource, String purpose) {
        return intentions.latest(resource, purpose);
    }

    @Override
    public List<Intention> open() {
        return intentions.open();
    }

    @Override
    public Map<Intention.State, Long> counts() {
        return intentions.counts();
    }

    @Override
    public void retry(UUID id, String operator) {
        intentions.retry(id, operator);
    }

    @Override
    public void providerArrived(String account) {
        intentions.providerArrived(account);
    }

    @Override
    public void schedule(String purpose, UUID subject, Instant at) {
        timers.schedule(purpose, subject, at);
    }

    @Override
    public void cancel(String purpose, UUID subject) {
        timers.cancel(purpose, subject);
    }

    @Override
    public List<Timer> waiting(int most) {
        return timers.waiting(most);
    }
}
