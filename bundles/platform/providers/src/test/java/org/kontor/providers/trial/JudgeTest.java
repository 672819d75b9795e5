package org.kontor.providers.trial;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.Switchboard.Verdict.AS_GOOD;
import static org.kontor.providers.Switchboard.Verdict.TOO_EARLY;
import static org.kontor.providers.Switchboard.Verdict.WORSE;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.kontor.providers.Switchboard.Verdict;

public class JudgeTest {

    private static final Judge JUDGE = new Judge(new Judge.Terms(30, 0, 5, 2));

    private final Tally stable = new Tally();
    private final Tally tried = new Tally();

    @Test
    public void nothingIsSaidBeforeBothHadTheirCalls() {
        calls(stable, 1_000, 0, 10);
        calls(tried, 29, 29, 10);
        assertEquals(TOO_EARLY, verdict());

        calls(tried, 1, 1, 10);
        assertEquals(WORSE, verdict());
    }

    @Test
    public void aTrialWithoutAnythingToCompareItWithIsTooEarlyToo() {
        calls(tried, 1_000, 0, 10);

        assertEquals(TOO_EARLY, verdict());
    }

    @Test
    public void equalsAreAsGood() {
        calls(stable, 570, 12, 10);
        calls(tried, 30, 1, 10);

        assertEquals(AS_GOOD, verdict());
        assertEquals(
                "it fails in only 3.3 % of 30 calls, the stable version in 2.1 % of 570",
                JUDGE.judge(stable, tried).why());
    }

    @Test
    public void fewFailuresBesideNoneOfManyAreWorse() {
        calls(stable, 570, 0, 10);
        calls(tried, 30, 3, 10);

        assertEquals(WORSE, verdict());
        assertEquals(
                "it fails in 10.0 % of 30 calls, the stable version in 0.0 % of 570",
                JUDGE.judge(stable, tried).why());
    }

    @Test
    public void fewFailuresBesideFewCallsMayBeChance() {
        calls(stable, 30, 0, 10);
        calls(tried, 30, 3, 10);

        assertEquals(AS_GOOD, verdict());
    }

    @Test
    public void aDifferenceWithinTheMarginIsAllowedHoweverCertain() {
        calls(stable, 100_000, 1_000, 10);
        calls(tried, 100_000, 5_900, 10);
        assertEquals(AS_GOOD, verdict());

        calls(tried, 0, 0, 10);
        calls(tried, 1_000, 200, 10);
        assertEquals(WORSE, verdict());
    }

    @Test
    public void aProviderThatIsDownForBothCondemnsNobody() {
        calls(stable, 600, 590, 10);
        calls(tried, 40, 40, 10);

        assertEquals(AS_GOOD, verdict());
    }

    @Test
    public void aSlowerTrialIsWorse() {
        calls(stable, 570, 0, 40);
        calls(tried, 30, 0, 140);

        assertEquals(WORSE, verdict());
        assertTrue(JUDGE.judge(stable, tried).why().startsWith("its p95 is 1"));
    }

    @Test
    public void aTrialMayBeTwiceAsSlowAndALittle() {
        calls(stable, 570, 0, 40);
        calls(tried, 30, 0, 90);

        assertEquals(AS_GOOD, verdict());
    }

    @Test
    public void theFirstCallsOfANewVersionMayBeSlow() {
        calls(stable, 570, 0, 10);
        calls(tried, 2, 0, 900);
        calls(tried, 28, 0, 10);

        assertEquals(AS_GOOD, verdict());
    }

    @Test
    public void whereTrialsArePromotedAGoodOneMustProveItself() {
        Judge strict = new Judge(new Judge.Terms(30, 200, 5, 2));
        calls(stable, 1_000, 0, 10);
        calls(tried, 199, 0, 10);
        assertEquals(TOO_EARLY, strict.judge(stable, tried).verdict());

        calls(tried, 1, 0, 10);
        assertEquals(AS_GOOD, strict.judge(stable, tried).verdict());
    }

    @Test
    public void whoeverIsAskedAgainAfterEveryCallSeldomErrs() {
        int wrong = 0;
        for (int seed = 0; seed < 400; seed++) {
            wrong += isCondemned(new Random(seed), 0.10, 0.10) ? 1 : 0;
        }

        assertTrue(wrong + " of 400 good trials were sent back", wrong <= 8);
    }

    @Test
    public void aTrialThatFailsInEveryFourthCallIsFoundOut() {
        int found = 0;
        for (int seed = 0; seed < 400; seed++) {
            found += isCondemned(new Random(seed), 0.02, 0.25) ? 1 : 0;
        }

        assertTrue(found + " of 400 bad trials were sent back", found >= 396);
    }

    @Test
    public void termsWithoutSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Judge.Terms(0, 0, 5, 2));
        assertThrows(IllegalArgumentException.class, () -> new Judge.Terms(30, 0, 5, 0.5));
    }

    /** A canary with 10 % of the calls, judged after each of its first 200. */
    private static boolean isCondemned(Random random, double stableFails, double triedFails) {
        Tally stable = new Tally();
        Tally tried = new Tally();
        for (int call = 0; call < 200; call++) {
            for (int i = 0; i < 9; i++) {
                stable.add(TimeUnit.MILLISECONDS.toNanos(10), random.nextDouble() < stableFails);
            }
            tried.add(TimeUnit.MILLISECONDS.toNanos(10), random.nextDouble() < triedFails);
            if (JUDGE.judge(stable, tried).verdict() == WORSE) {
                return true;
            }
        }
        return false;
    }

    private Verdict verdict() {
        return JUDGE.judge(stable, tried).verdict();
    }

    private static void calls(Tally tally, int calls, int failures, long millis) {
        for (int i = 0; i < calls; i++) {
            tally.add(TimeUnit.MILLISECONDS.toNanos(millis), i < failures);
        }
    }
}
