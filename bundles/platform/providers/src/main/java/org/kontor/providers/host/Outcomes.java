package org.kontor.providers.host;

import java.util.Optional;
import org.kontor.providers.trial.TrialRun;
import org.kontor.values.ProviderException;

/** Books how an account's calls ended: for its rest, for its statistics and its version's, and for a canary's trial. */
record Outcomes(Shared shared, Breaker breaker, Statistics statistics) {

    void succeeded(Call<?> call) {
        long nanos = call.took().toNanos();
        if (!call.isApart()) {
            breaker.succeeded();
        }
        statistics.good(nanos, shared.clock().instant());
        call.instance().statistics().good(nanos);
        tally(call, nanos, Optional.empty());
    }

    void failed(Call<?> call, ProviderException failure) {
        long nanos = call.took().toNanos();
        if (!call.isApart()) {
            breaker.failed(failure.fault(), failure.getCause() instanceof Breach);
        }
        statistics.bad(nanos, failure.fault());
        call.instance().statistics().bad(nanos, failure.fault());
        tally(call, nanos, Optional.of(failure));
    }

    /** A shadow's trial counts only the questions that were copied, for both versions: see {@link Echo}. */
    private void tally(Call<?> call, long nanos, Optional<ProviderException> failure) {
        if (call.trial().isEmpty() || call.trial().get().isShadow()) {
            return;
        }
        TrialRun run = call.trial().get();
        String version = call.instance().version();
        run.record(version, nanos, failure.isPresent());
        run.broke(version, failure.isPresent() && failure.get().getCause() instanceof Breach);
        shared.trials().news(run);
    }
}
