package org.kontor.work.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.store.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue on db-scheduler: rows in our database, claimed by one server at a time, taken over when that server dies. */
public final class SchedulerQueue implements Queue, AutoCloseable {

    /** How the queue behaves; heartbeats decide how soon a dead server's work is taken over (four missed ones). */
    public record Pace(Duration polling, int threads, Duration heartbeat) {}

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerQueue.class);
    private static final int MISSED_HEARTBEATS = 4;
    private static final int ATTEMPTS = 20;
    private static final String FOLLOW_UP = "after:";
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Table<Record> TASKS = Types.table("scheduled_tasks");
    private static final Field<String> TASK = Types.text("task_name");
    private static final Field<String> INSTANCE = Types.text("task_instance");
    private static final Field<Instant> DUE = Types.instant("execution_time");
    private static final Field<Long> FAILURES = Types.number("consecutive_failures");

    private final Map<Kind, Worker> workers = new EnumMap<>(Kind.class);
    private final Transactions transactions;
    private final Sql sql;
    private final Pace pace;
    private final SchedulerClient client;
    private Scheduler scheduler;

    public SchedulerQueue(Transactions transactions, Sql sql, Pace pace) {
        this.transactions = transactions;
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
        if (!planned(kind, instance, due)) {
            planned(kind, FOLLOW_UP + instance, due);
        }
    }

    @Override
    public void forget(Kind kind, String instance) {
        cancel(kind, instance);
        if (kind == Kind.TIMER) {
            cancel(kind, FOLLOW_UP + instance);
        }
    }

    @Override
    public List<Plan> planned(Kind kind, int most) {
        return transactions.call(() -> sql.now()
                .select(INSTANCE, DUE, FAILURES)
                .from(TASKS)
                .where(TASK.eq(kind.name()).and(INSTANCE.notLike(FOLLOW_UP + "%")))
                .orderBy(DUE)
                .limit(most)
                .fetch(row -> new Plan(
                        row.get(INSTANCE),
                        row.get(DUE),
                        Optional.ofNullable(row.get(FAILURES)).orElse(0L).intValue())));
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
        boolean planned = transactions.call(() -> planned(kind, instance.substring(FOLLOW_UP.length()), now));
        return planned ? Optional.empty() : Optional.of(now.plus(SHORTEST_PAUSE));
    }

    /** False when the work runs at this moment. */
    private boolean planned(Kind kind, String instance, Instant due) {
        TaskInstance<Void> task = new TaskInstance<>(kind.name(), instance);
        return settled(task, () -> {
            try {
                return client.scheduleIfNotExists(task, due) || client.reschedule(task, due);
            } catch (TaskInstanceCurrentlyExecutingException runsNow) {
                return false;
            }
        });
    }

    private void cancel(Kind kind, String instance) {
        TaskInstance<Void> task = new TaskInstance<>(kind.name(), instance);
        settled(task, () -> {
            try {
                client.cancel(task);
                return true;
            } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException nothingPlanned) {
                return false;
            }
        });
    }

    /** The library reads a row and then writes it; when somebody else writes it in between, we begin again. */
    private static boolean settled(TaskInstance<Void> task, BooleanSupplier change) {
        for (int attempt = 1; ; attempt++) {
            try {
                return change.getAsBoolean();
            } catch (TaskInstanceNotFoundException | ExecutionException changedMeanwhile) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException(task + " changes too fast to be planned", changedMeanwhile);
                }
            }
        }
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
