package org.kontor.work.intentions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.store.Keys;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.work.CrashPoint;
import org.kontor.work.Effect;
import org.kontor.work.Intention;
import org.kontor.work.Intention.State;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.kontor.work.queue.Queue;
import org.kontor.work.queue.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Intends, carries out, settles; see {@link Intentions}. */
public final class IntentionDesk implements Intentions, Worker {

    private static final Logger LOG = LoggerFactory.getLogger(IntentionDesk.class);

    private final Map<String, Effect<?>> effects = new ConcurrentHashMap<>();
    /** Intended by this server and not tried yet: only these may act without asking first. */
    private final Set<UUID> untried = new RecentIds();

    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final IntentionStore store;
    private final Transactions transactions;
    private final Queue queue;
    private final Clock clock;
    private final Duration recovery;

    /** {@code recovery} must be longer than any provider's deadline. */
    public IntentionDesk(Transactions transactions, Sql sql, Queue queue, Clock clock, Duration recovery) {
        this.store = new IntentionStore(sql);
        this.transactions = transactions;
        this.queue = queue;
        this.clock = clock;
        this.recovery = recovery;
    }

    public void add(Effect<?> effect) {
        effects.put(effect.purpose(), effect);
        if (!transactions.active()) {
            wake(transactions.call(store::open).stream()
                    .filter(open -> open.purpose().equals(effect.purpose()) && open.state() == State.WAITING)
                    .toList());
        }
    }

    public void remove(Effect<?> effect) {
        effects.remove(effect.purpose(), effect);
    }

    @Override
    public Intention intend(String purpose, UUID subject, UUID resource, String provider, String fingerprint) {
        if (!transactions.active()) {
            throw new IllegalStateException("an effect is intended in the transaction of the change it belongs to");
        }
        Instant now = clock.instant();
        Instant recoverAt = now.plus(recovery);
        Intention intention = new Intention(
                Keys.fresh(),
                purpose,
                subject,
                resource,
                provider,
                fingerprint,
                State.INTENDED,
                0,
                now,
                Optional.of(recoverAt),
                "");
        store.insert(intention);
        queue.plan(Queue.Kind.EFFECT, intention.id().toString(), recoverAt);
        untried.add(intention.id());
        return intention;
    }

    @Override
    public Intention carryOut(UUID id) {
        return attempt(id, true);
    }

    @Override
    public Queue.Kind kind() {
        return Queue.Kind.EFFECT;
    }

    /** The queue's own plan for what it runs is this result; the plan in the database is its to change. */
    @Override
    public Optional<Instant> run(String instance) {
        Intention after = attempt(UUID.fromString(instance), false);
        return after.state() == State.DONE || after.state() == State.STUCK ? Optional.empty() : after.nextAt();
    }

    @Override
    public Optional<Intention> find(UUID id) {
        return transactions.call(() -> store.find(id)).map(IntentionStore.Row::intention);
    }

    @Override
    public Optional<Intention> latest(UUID resource, String purpose) {
        return transactions.call(() -> store.latest(resource, purpose)).map(IntentionStore.Row::intention);
    }

    @Override
    public List<Intention> open() {
        return transactions.call(store::open);
    }

    @Override
    public void retry(UUID id, String operator) {
        Intention open = find(id).orElseThrow(() -> TradeRuleException.notFound("intention"));
        if (open.state() == State.DONE) {
            throw TradeRuleException.conflict("settled", "It is settled already", "nothing is left to do");
        }
        LOG.info("{} has {} {} retried", operator, open.purpose(), id);
        wake(List.of(open));
    }

    @Override
    public void providerArrived(String account) {
        wake(transactions.call(() -> store.openAt(account)).stream()
                .filter(open -> open.state() == State.WAITING || open.state() == State.STUCK)
                .toList());
    }

    private void wake(List<Intention> intentions) {
        if (!intentions.isEmpty()) {
            transactions.run(() -> intentions.forEach(
                    open -> queue.plan(Queue.Kind.EFFECT, open.id().toString(), clock.instant())));
        }
    }

    private Intention attempt(UUID id, boolean replan) {
        if (transactions.active()) {
            throw new IllegalStateException("no provider is called inside a transaction");
        }
        IntentionStore.Row row = transactions
                .call(() -> store.find(id))
                .orElseThrow(() -> new IllegalStateException("there is no intention " + id));
        if (row.intention().state() == State.DONE || !running.add(id)) {
            return row.intention();
        }
        try {
            CrashPoint.hit(what(row.intention()) + ".after-intent");
            Effect<?> effect = effects.get(row.intention().purpose());
            return effect == null ? away(row, replan) : tried(effect, row, replan);
        } finally {
            running.remove(id);
        }
    }

    private <R> Intention tried(Effect<R> effect, IntentionStore.Row row, boolean replan) {
        Intention intention = row.intention();
        boolean fresh = untried.remove(intention.id());
        boolean acting = fresh;
        try {
            Optional<R> known = fresh ? Optional.empty() : effect.find(intention);
            acting = known.isEmpty();
            R answer = known.isPresent() ? known.get() : effect.act(intention);
            CrashPoint.hit(what(intention) + ".after-call");
            return settled(effect, row, answer, replan);
        } catch (ProviderException e) {
            return unanswered(effect, row, afterFailure(intention, e, acting), e, replan);
        }
    }

    private <R> Intention settled(Effect<R> effect, IntentionStore.Row row, R answer, boolean replan) {
        try {
            Intention after = transactions.call(() -> {
                Intention intention = row.intention();
                Optional<Instant> again = effect.settle(intention, answer);
                Intention settled = changed(intention, again.isPresent() ? State.ASKING : State.DONE, again, "");
                save(row, settled, replan);
                CrashPoint.hit(what(intention) + ".before-settle-commit");
                return settled;
            });
            CrashPoint.hit(what(after) + ".after-settle");
            return after;
        } catch (Overtaken e) {
            return find(row.intention().id()).orElseThrow();
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} was answered but could not be settled",
                    row.intention().purpose(),
                    row.intention().id(),
                    e);
            ProviderException unsettled =
                    new ProviderException(Fault.IN_DOUBT, "answered, but not settled: " + e.getMessage(), e);
            return unanswered(effect, row, State.STUCK, unsettled, replan);
        }
    }

    private Intention unanswered(
            Effect<?> effect, IntentionStore.Row row, State state, ProviderException failure, boolean replan) {
        Intention before = row.intention();
        Optional<Duration> pause = Backoff.after(state, before.attempts() + 1);
        State shown = pause.isEmpty() ? State.STUCK : state;
        Intention after =
                changed(before, shown, pause.map(clock.instant()::plus), failure.fault() + ": " + failure.getMessage());
        try {
            transactions.run(() -> {
                save(row, after, replan);
                effect.unanswered(after, shown, failure);
            });
            return after;
        } catch (Overtaken e) {
            return find(before.id()).orElseThrow();
        }
    }

    /** The step that owns the purpose is being replaced: nothing is asked without it. */
    private Intention away(IntentionStore.Row row, boolean replan) {
        Intention after = changed(
                row.intention(),
                row.intention().state() == State.INTENDED
                        ? State.INTENDED
                        : row.intention().state(),
                Optional.of(clock.instant().plusSeconds(5)),
                "waits for the step that owns " + row.intention().purpose());
        try {
            transactions.run(() -> save(row, after, replan));
            return after;
        } catch (Overtaken e) {
            return find(row.intention().id()).orElseThrow();
        }
    }

    private void save(IntentionStore.Row before, Intention after, boolean replan) {
        if (!store.update(before, after)) {
            throw new Overtaken();
        }
        if (!replan) {
            return;
        }
        String instance = after.id().toString();
        after.nextAt()
                .ifPresentOrElse(
                        next -> queue.plan(Queue.Kind.EFFECT, instance, next),
                        () -> queue.forget(Queue.Kind.EFFECT, instance));
    }

    /** A failed question leaves the state as it was, except that an intention of a dead server is in doubt from then on. */
    private static State afterFailure(Intention before, ProviderException failure, boolean acting) {
        if (!acting) {
            return before.state() == State.INTENDED || before.state() == State.STUCK ? State.IN_DOUBT : before.state();
        }
        return switch (failure.fault()) {
            case UNAVAILABLE -> State.WAITING;
            case MISCONFIGURED -> State.STUCK;
            case UNINTELLIGIBLE, IN_DOUBT -> State.IN_DOUBT;
        };
    }

    private static Intention changed(Intention before, State state, Optional<Instant> nextAt, String problem) {
        return new Intention(
                before.id(),
                before.purpose(),
                before.subject(),
                before.resource(),
                before.provider(),
                before.fingerprint(),
                state,
                before.attempts() + 1,
                before.createdAt(),
                nextAt,
                problem);
    }

    private static String what(Intention intention) {
        return intention.purpose().substring(intention.purpose().indexOf('.') + 1);
    }

    /** Somebody else settled or changed the intention meanwhile; what we would have written is void. */
    private static final class Overtaken extends RuntimeException {}
}
