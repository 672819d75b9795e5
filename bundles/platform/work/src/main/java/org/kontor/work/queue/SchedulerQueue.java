package org.kontor.work.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.kontor.store.Sql;

/** The queue on db-scheduler: rows in our database, claimed by one server at a time, taken over when that server dies. */
public final class SchedulerQueue implements Queue, AutoCloseable {

    /** How the queue behaves; heartbeats decide how soon a dead server's work is taken over (four missed ones). */
    public record Pace(Duration polling, int threads, Duration heartbeat) {}

    private static final int MISSED_HEARTBEATS = 4;

    private final Map<Kind, Worker> workers = new EnumMap<>(Kind.class);
    private final Sql sql;
    private final Pace pace;
    private final SchedulerClient client;
    private Scheduler scheduler;

    public SchedulerQueue(Sql sql, Pace pace) {
        this.sql = sql;
        this.pace = pace;
        this.client = SchedulerClient.Builder.create(new JoiningSource(sql), tasks())
                .jdbcCustomization(dialect())
                .build();
    }

    /** Begins to work; the workers must be complete. */
    public void start(Worker... all) {
        for (Worker worker : all) {
            workers.put(worker.kind(), worker);
        }
        SchedulerBuilder builder = Scheduler.create(sql.connections(), tasks())
                .threads(pace.threads())
                .pollingInterval(pace.polling())
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .commitWhenAutocommitDisabled(true)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .jdbcCustomization(dialect());
        if (sql.dialect() == SQLDialect.POSTGRES) {
            builder.pollUsingLockAndFetch(0.5, 3.0);
        }
        scheduler = builder.build();
        scheduler.start();
    }

    @Override
    public void plan(Kind kind, String instance, Instant due) {
        TaskInstance<Void> task = new TaskInstance<>(kind.name(), instance);
        try {
            if (!client.scheduleIfNotExists(task, due)) {
                client.reschedule(task, due);
            }
        } catch (TaskInstanceCurrentlyExecutingException runsNow) {
            // What runs now decides by its result when it runs again.
            return;
        }
    }

    @Override
    public void forget(Kind kind, String instance) {
        try {
            client.cancel(TaskInstanceId.of(kind.name(), instance));
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException nothingPlanned) {
            // It is done already, or runs now and will find nothing to do.
            return;
        }
    }

    @Override
    public void close() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    private List<Task<?>> tasks() {
        return List.of(task(Kind.EFFECT), task(Kind.TIMER));
    }

    private Task<Void> task(Kind kind) {
        return Tasks.custom(kind.name(), Void.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(2), 2))
                .onDeadExecutionRevive()
                .execute((instance, context) -> completion(workers.get(kind).run(instance.getId())));
    }

    private static CompletionHandler<Void> completion(Optional<Instant> again) {
        return (complete, operations) ->
                again.ifPresentOrElse(next -> operations.reschedule(complete, next), operations::remove);
    }

    private JdbcCustomization dialect() {
        return sql.dialect() == SQLDialect.POSTGRES ? new PostgreSqlJdbcCustomization(false, true) : new DerbyDialect();
    }
}
