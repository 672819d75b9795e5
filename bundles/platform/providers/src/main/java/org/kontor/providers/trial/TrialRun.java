package org.kontor.providers.trial;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.kontor.providers.Switchboard.Comparison;
import org.kontor.providers.Switchboard.Mode;
import org.kontor.providers.Switchboard.Route;
import org.kontor.providers.Switchboard.Trial;
import org.kontor.providers.Switchboard.Verdict;

/** One trial of a plugin's version beside the stable one, from its beginning until a new route takes its place. */
public final class TrialRun {

    /** Contract breaks in a row that end a trial before there is anything to compare. */
    private static final int BREAKS = 3;

    private final Route route;
    private final Trial trial;
    private final Tally stable = new Tally();
    private final Tally tried = new Tally();
    private final AtomicLong same = new AtomicLong();
    private final AtomicLong different = new AtomicLong();
    private final AtomicInteger breaks = new AtomicInteger();
    private final Set<Verdict> told = EnumSet.noneOf(Verdict.class);
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile Optional<String> condemned = Optional.empty();

    public TrialRun(Route route, Trial trial) {
        this.route = route;
        this.trial = trial;
    }

    public boolean tries(String version) {
        return trial.version().equals(version);
    }

    public boolean isShadow() {
        return trial.mode() == Mode.SHADOW;
    }

    /** True once the version in trial was found worse: it gets no calls any more. */
    public boolean isOver() {
        return condemned.isPresent();
    }

    /** Whether a number from 0 to 99 falls into the share of the version in trial. */
    public boolean draws(int dice) {
        return dice < trial.percent() && !isOver();
    }

    /** A call that went to this version has ended; what went to neither of the two does not count. */
    public void record(String version, long nanos, boolean failed) {
        if (tries(version)) {
            tried.add(nanos, failed);
        } else if (route.stable().equals(version)) {
            stable.add(nanos, failed);
        }
    }

    /** Whether this version broke its contract just now, or did not; several times in a row end the trial. */
    public void broke(String version, boolean broken) {
        if (!tries(version)) {
            return;
        }
        if (!broken) {
            breaks.set(0);
        } else if (breaks.incrementAndGet() >= BREAKS) {
            condemn("it broke its contract " + BREAKS + " times in a row");
        }
    }

    public void compared(boolean alike) {
        (alike ? same : different).incrementAndGet();
    }

    public String share() {
        if (isOver()) {
            return "none: it was sent back, " + condemned.get();
        }
        return isShadow()
                ? "shadow: copies of " + trial.percent() + " % of the questions"
                : "canary: " + trial.percent() + " % of the calls";
    }

    /** Of the calls that name no version. */
    public int percent() {
        return isShadow() || isOver() ? 0 : trial.percent();
    }

    public Comparison comparison(Judge judge) {
        Judge.Judgement judgement = condemned
                .map(why -> new Judge.Judgement(Verdict.WORSE, why))
                .orElseGet(() -> judge.judge(stable, tried));
        return new Comparison(
                route.plugin(),
                trial,
                stable.side(route.stable()),
                tried.side(trial.version()),
                same.get(),
                different.get(),
                judgement.verdict(),
                judgement.why());
    }

    void condemn(String why) {
        condemned = Optional.of(why);
    }

    /** True the first time only. */
    synchronized boolean tell(Verdict verdict) {
        return told.add(verdict);
    }

    /** True when nobody is about to judge the run already. */
    boolean becomesDue() {
        return due.compareAndSet(false, true);
    }

    void isJudgedNow() {
        due.set(false);
    }
}
