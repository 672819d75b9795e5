package org.kontor.providers.host;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.providers.trial.Likeness;
import org.kontor.providers.trial.TrialRun;
import org.kontor.providers.trial.Trials;
import org.kontor.values.ProviderException;

/**
 * A copy of a question for a shadow. Nobody waits for it: once it and the call that it copies have ended, the two are
 * compared on the trials' own thread, and both answers forgotten.
 */
final class Echo<R> extends Call<R> {

    private static final Likeness LIKENESS = Likeness.ofAnswers();

    private final Call<R> original;
    private final TrialRun run;
    private final Trials trials;
    private final AtomicInteger awaited = new AtomicInteger(2);
    private volatile Optional<Future<?>> alarm = Optional.empty();

    Echo(Instance shadow, Request<?, R> request, Call<R> original, Trials trials) {
        super(shadow, request, original.trial(), true);
        this.original = original;
        this.run = original.trial().orElseThrow();
        this.trials = trials;
    }

    /** False when the shadow has no room for it: then there is nothing to compare. */
    boolean starts() {
        try {
            boolean started = instance().start(this);
            alarm = started ? Optional.of(trials.after(deadline(), this::abandon)) : Optional.empty();
            return started;
        } catch (ProviderException full) {
            return false;
        }
    }

    /** One of the two has ended. */
    void heard() {
        if (awaited.decrementAndGet() == 0) {
            trials.execute(this::compare);
        }
    }

    @Override
    boolean isAwaited() {
        return false;
    }

    @Override
    protected void done() {
        alarm.ifPresent(set -> set.cancel(false));
        heard();
    }

    private void compare() {
        Optional<R> expected = original.answer();
        Optional<R> got = outcome();
        run.record(original.instance().version(), original.took().toNanos(), expected.isEmpty());
        run.record(instance().version(), took().toNanos(), got.isEmpty());
        expected.ifPresent(one -> got.ifPresent(other -> run.compared(LIKENESS.alike(one, other))));
        trials.news(run);
    }

    private Optional<R> outcome() {
        try {
            R got = await();
            instance().statistics().good(took().toNanos());
            return Optional.of(got);
        } catch (ProviderException complainedOf) {
            instance().statistics().bad(took().toNanos(), complainedOf.fault());
            return Optional.empty();
        }
    }
}
