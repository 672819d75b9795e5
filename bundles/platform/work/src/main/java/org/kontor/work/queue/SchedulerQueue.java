package org.kontor.work.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
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
import org.kontor.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue on db-scheduler: rows in our database, claimed by one server at a time, taken over when that server dies. */
public final class SchedulerQueue implements Queue, AutoCloseable {

    /** How the queue behaves; heartbeats decide how soon a dead server's work is taken over (four missed ones). */
    public record Pace(Duration polling, int threads, Duration heartbeat) {}

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerQueue.class);
    private static final int MISSED_HEARTBEATS = 4;
    static final String FOLLOW_UP = "after:";
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Map<Kind, Worker> workers = new EnumMap<>(Kind.class);
    private final Transactions transactions;
    private final Sql sql;
    private final Pace pace;
    private final Plans plans;
    private Scheduler scheduler;

    public SchedulerQueue(Transactions transactions, Sql sql, Pace pace) {
        this.transactions = transactions;
        this.sql = sql;
        this.pace = pace;
        this.plans = new Plans(sql);
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
                .failureLogging(LogLevel.OFF, false)
                .jdbcCustomization(dialect());
        if (sql.dialect() == SQLDialect.POSTGRES) {
            builder.pollUsingLockAndFetch(0.5, 3.0);
        }
        scheduler = builder.build();
        scheduler.start();
    }

    @Override
    public void plan(Kind kind, String instance, Instant due) {
        if (!plans.put(kind, instance, due)) {
            plans.put(kind, FOLLOW_UP + instance, due);
        }
    }

    @Override
    public void forget(Kind kind, String instance) {
        if (kind == Kind.TIMER) {
            plans.remove(kind, instance, FOLLOW_UP + instance);
        } else {
            plans.remove(kind, instance);
        }
    }

    @Override
    public List<Plan> planned(Kind kind, int most) {
        return transactions.call(() -> plans.list(kind, FOLLOW_UP, most));
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
                .onFailure(SchedulerQueue::later)
                .onDeadExecutionRevive()
                .execute((task, context) -> completion(run(kind, task.getId())));
    }

    /** A follow-up only plans again what ran when it was planned, so that nothing runs beside itself. */
    private Optional<Instant> run(Kind kind, String instance) {
        if (!instance.startsWith(FOLLOW_UP)) {
            return workers.get(kind).run(instance);
        }
        Instant now = Instant.now();
        boolean planned = transactions.call(() -> plans.put(kind, instance.substring(FOLLOW_UP.length()), now));
        return planned ? Optional.empty() : Optional.of(now.plus(SHORTEST_PAUSE));
    }

    private static CompletionHandler<Void> completion(Optional<Instant> again) {
        return (complete, operations) ->
                again.ifPresentOrElse(next -> operations.reschedule(complete, next), operations::remove);
    }

    /** Said once, repeated for ever: 2, 4, 8 seconds, up to five minutes. */
    private static void later(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        int failures = failed.getExecution().consecutiveFailures;
        if (failures == 0) {
            LOG.error(
                    "{} failed and is repeated from now on",
                    failed.getExecution().taskInstance,
                    failed.getCause().orElse(null));
        }
        Duration pause = Duration.ofSeconds(2L << Math.min(failures, 10));
        operations.reschedule(
                failed, failed.getTimeDone().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }

    private JdbcCustomization dialect() {
        return sql.dialect() == SQLDialect.POSTGRES ? new PostgreSqlJdbcCustomization(false, true) : new DerbyDialect();
    }
}
