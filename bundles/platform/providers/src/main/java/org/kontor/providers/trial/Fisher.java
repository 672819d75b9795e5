package org.kontor.providers.trial;

/**
 * Fisher's exact test, which holds for small counts too: how likely chance alone would give one side so large a part of
 * the events that both had, were both equally prone to them.
 */
final class Fisher {

    private static final double[] SMALL = small();

    private Fisher() {}

    /** From 0, impossible by chance, to 1. */
    static double byChance(long events, long of, long otherEvents, long otherOf) {
        long all = events + otherEvents;
        double outcomes = choose(of + otherOf, all);
        double sum = 0;
        for (long more = events; more <= Math.min(all, of); more++) {
            double likelihood = Math.exp(choose(of, more) + choose(otherOf, all - more) - outcomes);
            sum += likelihood;
            if (likelihood < sum * 1e-12) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    /** The logarithm of how many ways there are; there is none to choose more than there are. */
    private static double choose(long from, long chosen) {
        return chosen < 0 || chosen > from
                ? Double.NEGATIVE_INFINITY
                : logFactorial(from) - logFactorial(chosen) - logFactorial(from - chosen);
    }

    /** Exact sums for small numbers, then Stirling's series, whose error there is below 1e-12. */
    private static double logFactorial(long n) {
        if (n < SMALL.length) {
            return SMALL[(int) n];
        }
        double x = n;
        return x * Math.log(x) - x + Math.log(2 * Math.PI * x) / 2 + 1 / (12 * x) - 1 / (360 * x * x * x);
    }

    private static double[] small() {
        double[] logs = new double[256];
        for (int n = 2; n < logs.length; n++) {
            logs[n] = logs[n - 1] + Math.log(n);
        }
        return logs;
    }
}
