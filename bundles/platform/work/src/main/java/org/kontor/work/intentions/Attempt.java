package org.kontor.work.intentions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.work.CrashPoint;
import org.kontor.work.Effect;
import org.kontor.work.Intention;
import org.kontor.work.Intention.State;
import org.kontor.work.TradeRuleException;
import org.kontor.work.queue.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try at an intention: asks or acts, then settles or shows why not. Of two at once, the second to write gives way. */
final class Attempt<R> {

    /** What every attempt works with. */
    record Means(Transactions transactions, IntentionStore store, Queue queue, Clock clock) {}

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final Means means;
    private final Effect<R> effect;
    private final Intention before;
    private final boolean planning;

    /** {@code planning}: the plan is ours to write; false when the queue runs us and plans by our result. */
    Attempt(Means means, Effect<R> effect, Intention before, boolean planning) {
        this.means = means;
        this.effect = effect;
        this.before = before;
        this.planning = planning;
    }

    /** Crash points are named after the purpose: {@code charge.after-call} for {@code payment.charge}. */
    static void hit(Intention intention, String moment) {
        String purpose = intention.purpose();
        CrashPoint.hit(purpose.substring(purpose.lastIndexOf('.') + 1) + "." + moment);
    }

    /** {@code untried}: the provider cannot know the key yet, so it need not be asked first. */
    Intention run(boolean untried) {
        boolean acting = untried;
        R answer;
        try {
            Optional<R> known = untried ? Optional.empty() : effect.find(before);
            acting = known.isEmpty();
            answer = known.isPresent() ? known.get() : effect.act(before);
        } catch (ProviderException e) {
            return unanswered(stateAfter(e.fault(), acting), e);
        } catch (RuntimeException e) {
            LOG.error("{} failed", this, e);
            return unanswered(
                    stateAfter(Fault.IN_DOUBT, acting), new ProviderException(Fault.IN_DOUBT, String.valueOf(e), e));
        }
        hit(before, "after-call");
        return settled(answer);
    }

    private Intention settled(R answer) {
        try {
            Intention after = means.transactions().call(() -> settle(answer));
            hit(before, "after-settle");
            return after;
        } catch (Overtaken e) {
            return asItIsNow();
        } catch (RuntimeException e) {
            Intention now = asItIsNow();
            return now.version() == before.version() ? unsettled(e) : now;
        }
    }

    private Intention settle(R answer) {
        Optional<Instant> again = effect.settle(before, answer);
        Intention after = changed(again.isPresent() ? State.ASKING : State.DONE, again, "");
        save(after);
        hit(before, "before-settle-commit");
        return after;
    }

    /** The answer is known to the provider, who is asked for it again: perhaps a step is being replaced. */
    private Intention unsettled(RuntimeException reason) {
        if (reason instanceof TradeRuleException) {
            LOG.warn("{} was answered but not settled: {}", this, reason.getMessage());
        } else {
            LOG.error("{} was answered but not settled", this, reason);
        }
        return unanswered(
                State.IN_DOUBT,
                new ProviderException(Fault.IN_DOUBT, "answered, but not settled: " + reason.getMessage(), reason));
    }

    private Intention unanswered(State state, ProviderException failure) {
        Optional<Duration> pause = Backoff.after(state, attemptsIn(state));
        State shown = pause.isPresent() ? state : State.STUCK;
        Optional<Instant> next = pause.map(means.clock().instant()::plus);
        Intention after = changed(shown, next, failure.fault() + ": " + failure.getMessage());
        try {
            means.transactions().run(() -> {
                save(after);
                effect.unanswered(after, shown, failure);
            });
            return after;
        } catch (Overtaken e) {
            return asItIsNow();
        }
    }

    private void save(Intention after) {
        if (!means.store().update(after)) {
            throw new Overtaken();
        }
        if (!planning) {
            return;
        }
        String instance = after.id().toString();
        if (after.nextAt().isPresent()) {
            means.queue().plan(Queue.Kind.EFFECT, instance, after.nextAt().get());
        } else {
            means.queue().forget(Queue.Kind.EFFECT, instance);
        }
    }

    private Intention asItIsNow() {
        return means.transactions().call(() -> means.store().find(before.id())).orElseThrow();
    }

    /** A failed question leaves the state as it was, except that an intention of a dead server is in doubt from then on. */
    private State stateAfter(Fault fault, boolean acting) {
        State was = before.state();
        if (!acting) {
            return was == State.INTENDED || was == State.STUCK ? State.IN_DOUBT : was;
        }
        return switch (fault) {
            case UNAVAILABLE -> State.WAITING;
            case MISCONFIGURED -> State.STUCK;
            case UNINTELLIGIBLE, IN_DOUBT -> State.IN_DOUBT;
        };
    }

    private Intention changed(State state, Optional<Instant> nextAt, String problem) {
        return before.changed(state, attemptsIn(state), nextAt, problem);
    }

    /** Doubt is counted from when it began, not from the first of many calls that never reached the provider. */
    private int attemptsIn(State state) {
        boolean counting = state == before.state() || state == State.DONE || state == State.STUCK;
        return counting ? before.attempts() + 1 : 1;
    }

    @Override
    public String toString() {
        return before.purpose() + " " + before.id();
    }

    /** Somebody else settled or changed the intention meanwhile; what we would have written is void. */
    private static final class Overtaken extends RuntimeException {}
}
