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
    private static final Duration UNTIL_A_STEP_IS_BACK = Duration.ofSeconds(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final Map<String, Effect<?>> effects = new ConcurrentHashMap<>();
    /** Intended by this server and not tried yet: only these may act without asking first. */
    private final RecentIds untried = new RecentIds();

    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final Attempt.Means means;
    private final Duration recovery;

    /** {@code recovery} must be longer than any provider's deadline. */
    public IntentionDesk(Transactions transactions, Sql sql, Queue queue, Clock clock, Duration recovery) {
        this.means = new Attempt.Means(transactions, new IntentionStore(sql), queue, clock);
        this.recovery = recovery;
    }

    public void add(Effect<?> effect) {
        effects.put(effect.purpose(), effect);
    }

    public void remove(Effect<?> effect) {
        effects.remove(effect.purpose(), effect);
    }

    @Override
    public Intention intend(String purpose, UUID subject, UUID resource, String provider, String fingerprint) {
        if (!means.transactions().active()) {
            throw new IllegalStateException("an effect is intended in the transaction of the change it belongs to");
        }
        Instant now = clock().instant();
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
                1,
                now,
                Optional.of(recoverAt),
                "");
        means.store().insert(intention);
        means.queue().plan(Queue.Kind.EFFECT, intention.id().toString(), recoverAt);
        untried.add(intention.id());
        return intention;
    }

    @Override
    public Intention carryOut(Intention committed) {
        return attempt(committed, true);
    }

    @Override
    public Queue.Kind kind() {
        return Queue.Kind.EFFECT;
    }

    /** The result is the plan for what the queue runs. A rolled-back intention has none; one carried out just now is looked at later. */
    @Override
    public Optional<Instant> run(String instance) {
        Instant soonest = clock().instant().plus(SHORTEST_PAUSE);
        return find(UUID.fromString(instance))
                .map(intention -> attempt(intention, false))
                .filter(after -> after.state() != State.DONE && after.state() != State.STUCK)
                .flatMap(Intention::nextAt)
                .map(next -> next.isBefore(soonest) ? soonest : next);
    }

    @Override
    public Optional<Intention> find(UUID id) {
        return means.transactions().call(() -> means.store().find(id));
    }

    @Override
    public Optional<Intention> latest(UUID resource, String purpose) {
        return means.transactions().call(() -> means.store().latest(resource, purpose));
    }

    @Override
    public List<Intention> open() {
        return means.transactions().call(means.store()::open);
    }

    @Override
    public Map<State, Long> counts() {
        return means.transactions().call(means.store()::counts);
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
        wake(means.transactions().call(() -> means.store().openAt(account)).stream()
                .filter(open -> open.state() != State.INTENDED)
                .toList());
    }

    private void wake(List<Intention> intentions) {
        if (!intentions.isEmpty()) {
            Instant now = clock().instant();
            means.transactions()
                    .run(() -> intentions.forEach(open ->
                            means.queue().plan(Queue.Kind.EFFECT, open.id().toString(), now)));
        }
    }

    private Intention attempt(Intention before, boolean planning) {
        if (means.transactions().active()) {
            throw new IllegalStateException("no provider is called inside a transaction");
        }
        UUID id = before.id();
        if (before.state() == State.DONE || !running.add(id)) {
            return before;
        }
        try {
            Attempt.hit(before, "after-intent");
            Effect<?> effect = effects.get(before.purpose());
            return effect == null
                    ? away(before, planning)
                    : new Attempt<>(means, effect, before, planning).run(untried.remove(id));
        } finally {
            running.remove(id);
        }
    }

    /** The step that owns the purpose is being replaced: nothing is asked without it, and no attempt counted. */
    private Intention away(Intention before, boolean planning) {
        boolean untouched = before.state() == State.INTENDED && untried.contains(before.id());
        Intention after = before.changed(
                untouched ? State.WAITING : before.state(),
                before.attempts(),
                Optional.of(clock().instant().plus(UNTIL_A_STEP_IS_BACK)),
                "waits for the step that owns " + before.purpose());
        if (!planning && after.problem().equals(before.problem())) {
            return after;
        }
        means.transactions().run(() -> {
            if (means.store().update(after) && planning) {
                means.queue()
                        .plan(
                                Queue.Kind.EFFECT,
                                after.id().toString(),
                                after.nextAt().orElseThrow());
            }
        });
        return after;
    }

    private Clock clock() {
        return means.clock();
    }
}
