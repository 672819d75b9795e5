package org.kontor.providers.trial;

import java.util.Locale;
import org.kontor.providers.Switchboard.Verdict;

/**
 * Compares a version in trial with the stable one over the calls that both had since the trial began. It is worse when
 * more of its calls fail, or more of them are slow, by more than the terms allow and than chance explains: Fisher's exact
 * test, one-sided, at one in a thousand, because it is asked again after every call.
 */
public final class Judge {

    /**
     * Nothing is concluded before both had {@code calls}, nor that a trial is good before it had {@code promoteCalls}; a
     * failure share may be {@code marginPercent} points above, a 95th percentile {@code latencyFactor} times and 20 ms.
     */
    public record Terms(long calls, long promoteCalls, double marginPercent, double latencyFactor) {

        public static final Terms USUAL = new Terms(30, 0, 5, 2);

        public Terms {
            if (calls < 1 || promoteCalls < 0 || marginPercent < 0 || latencyFactor < 1) {
                throw new IllegalArgumentException("trial.calls must be at least 1, was " + calls
                        + "; trial.promote.calls at least 0, was " + promoteCalls
                        + "; trial.margin.percent at least 0, was " + marginPercent
                        + "; trial.latency.factor at least 1, was " + latencyFactor);
            }
        }

        boolean promotes() {
            return promoteCalls > 0;
        }
    }

    record Judgement(Verdict verdict, String why) {}

    private static final double CHANCE = 0.001;
    private static final double PERCENT = 100;
    private static final double SLACK_MILLIS = 20;

    private final Terms terms;

    public Judge(Terms terms) {
        this.terms = terms;
    }

    Terms terms() {
        return terms;
    }

    Judgement judge(Tally stable, Tally tried) {
        if (Math.min(stable.calls(), tried.calls()) < terms.calls()) {
            return new Judgement(
                    Verdict.TOO_EARLY,
                    "it had " + tried.calls() + " calls and the stable version " + stable.calls() + "; both need "
                            + terms.calls());
        }
        if (failsMore(stable, tried)) {
            return new Judgement(Verdict.WORSE, failures("it fails in ", stable, tried));
        }
        double bound = stable.p95() * terms.latencyFactor() + SLACK_MILLIS;
        if (isSlower(stable, tried, bound)) {
            return new Judgement(
                    Verdict.WORSE,
                    format("its p95 is %.1f ms, the stable version's %.1f ms", tried.p95(), stable.p95()));
        }
        if (tried.calls() < terms.promoteCalls()) {
            return new Judgement(
                    Verdict.TOO_EARLY,
                    "no worse so far; it had " + tried.calls() + " of the " + terms.promoteCalls()
                            + " calls that prove it");
        }
        return new Judgement(Verdict.AS_GOOD, failures("it fails in only ", stable, tried));
    }

    private boolean failsMore(Tally stable, Tally tried) {
        return share(tried) > share(stable) + terms.marginPercent()
                && Fisher.byChance(tried.failures(), tried.calls(), stable.failures(), stable.calls()) < CHANCE;
    }

    private static boolean isSlower(Tally stable, Tally tried, double bound) {
        return tried.p95() > bound
                && Fisher.byChance(tried.slowerThan(bound), tried.calls(), stable.slowerThan(bound), stable.calls())
                        < CHANCE;
    }

    private static String failures(String how, Tally stable, Tally tried) {
        return format(
                how + "%.1f %% of %d calls, the stable version in %.1f %% of %d",
                share(tried),
                tried.calls(),
                share(stable),
                stable.calls());
    }

    private static double share(Tally tally) {
        return PERCENT * tally.failures() / tally.calls();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
