package org.kontor.providers.trial;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.kontor.providers.Switchboard.Comparison;
import org.kontor.providers.Switchboard.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges trials as their calls come in, on a thread of its own that nobody who calls waits for. */
public final class Trials {

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
    /** Calls that come meanwhile are judged together. */
    private static final long GATHER_MILLIS = 50;

    private final Judge judge;
    private final ScheduledThreadPoolExecutor clerk;
    private volatile Consumer<Comparison> decided = comparison -> {};

    public Trials(Judge judge) {
        this.judge = judge;
        this.clerk = new ScheduledThreadPoolExecutor(1, Trials::thread, new ThreadPoolExecutor.DiscardPolicy());
        clerk.setRemoveOnCancelPolicy(true);
        clerk.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        clerk.prestartCoreThread();
    }

    /** Is told once of each verdict of a trial; must not block. */
    public void onDecision(Consumer<Comparison> listener) {
        decided = listener;
    }

    public Comparison compare(TrialRun run) {
        return run.comparison(judge);
    }

    /** The run has news; it is judged soon. */
    public void news(TrialRun run) {
        if (run.becomesDue()) {
            clerk.schedule(() -> judge(run), GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Runs work that takes microseconds. */
    public void execute(Runnable work) {
        clerk.execute(work);
    }

    public Future<?> after(Duration delay, Runnable work) {
        return clerk.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void close() {
        clerk.shutdownNow();
    }

    private void judge(TrialRun run) {
        run.isJudgedNow();
        Comparison comparison = run.comparison(judge);
        boolean decides = comparison.verdict() == Verdict.WORSE
                || comparison.verdict() == Verdict.AS_GOOD && judge.terms().promotes();
        if (comparison.verdict() == Verdict.WORSE) {
            run.condemn(comparison.why());
        }
        if (decides && run.tell(comparison.verdict())) {
            LOG.warn(
                    "{} {} is {}: {}",
                    comparison.plugin(),
                    comparison.trial().version(),
                    comparison.verdict(),
                    comparison.why());
            decided.accept(comparison);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "provider-trials", 0, false);
        thread.setContextClassLoader(null);
        thread.setDaemon(true);
        return thread;
    }
}
