package org.kontor.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;

/** The rules of docs/spi/verification.md, one test each. A plugin extends this and says how to enter each world. */
public abstract class VerificationContract {

    /** What the provider is like in a test. */
    public enum World {
        FINE,
        ANSWER_LOST,
        DOWN,
        REJECTS_OUR_SETTINGS,
        TALKS_NONSENSE
    }

    /** A new instance of the plugin in this world. Instances of one test share the provider and what it remembers. */
    protected abstract Verifier enter(World world);

    /** Somebody whom the provider finds so. */
    protected abstract Subject subjectFor(Class<? extends Finding> finding);

    /** How many cases the provider has really opened in this test. */
    protected abstract int cases();

    private final IdempotencyKey key = IdempotencyKey.fresh();

    @Test
    public final void v01_verifiesWhomItKnowsForSomeTime() {
        Finding finding = enter(World.FINE).begin(subjectFor(Finding.Verified.class), key);

        LocalDate until = finding.fold(
                verified -> verified.until(), no -> unexpected(no), no -> unexpected(no), no -> unexpected(no));
        assertTrue("until " + until, until.isAfter(LocalDate.now(ZoneOffset.UTC)));
    }

    @Test
    public final void v02_rejectsWithSentences() {
        Finding finding = enter(World.FINE).begin(subjectFor(Finding.Rejected.class), key);

        assertSentences(finding.fold(
                no -> unexpected(no), Finding.Rejected::reasons, no -> unexpected(no), no -> unexpected(no)));
    }

    @Test
    public final void v03_saysWhatElseItNeeds() {
        Finding finding = enter(World.FINE).begin(subjectFor(Finding.MoreNeeded.class), key);

        assertSentences(finding.fold(
                no -> unexpected(no), no -> unexpected(no), Finding.MoreNeeded::needed, no -> unexpected(no)));
    }

    @Test
    public final void v04_saysWhyAPersonMustLook() {
        Finding finding = enter(World.FINE).begin(subjectFor(Finding.UnderReview.class), key);

        assertSentences(List.of(finding.<String>fold(
                no -> unexpected(no), no -> unexpected(no), no -> unexpected(no), Finding.UnderReview::why)));
    }

    @Test
    public final void v05_opensOneCasePerKey() {
        Verifier verifier = enter(World.FINE);
        Finding first = verifier.begin(subjectFor(Finding.UnderReview.class), key);

        assertEquals(first, verifier.begin(subjectFor(Finding.UnderReview.class), key));
        assertFalse(first.caseReference().isBlank());
        assertEquals(1, cases());
    }

    @Test
    public final void v06_opensOneCaseWhenTheKeyComesManyTimesAtOnce() throws Exception {
        Verifier verifier = enter(World.FINE);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Set<Finding> findings = new HashSet<>();

        try {
            Callable<Finding> begin = () -> verifier.begin(subjectFor(Finding.Verified.class), key);
            for (Future<Finding> finding : threads.invokeAll(Collections.nCopies(32, begin))) {
                findings.add(finding.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals(findings.toString(), 1, findings.size());
        assertEquals(1, cases());
    }

    @Test
    public final void v07_opensAnotherCaseForAnotherKey() {
        Verifier verifier = enter(World.FINE);
        Finding first = verifier.begin(subjectFor(Finding.Verified.class), key);
        Finding second = verifier.begin(subjectFor(Finding.Verified.class), IdempotencyKey.fresh());

        assertFalse(first.caseReference().equals(second.caseReference()));
        assertEquals(2, cases());
    }

    @Test
    public final void v08_findsTheCaseOfAKey() {
        Verifier verifier = enter(World.FINE);
        Finding begun = verifier.begin(subjectFor(Finding.MoreNeeded.class), key);

        assertEquals(Optional.of(begun), verifier.find(key));
    }

    @Test
    public final void v09_findsNothingForAnUnknownKey() {
        assertEquals(Optional.empty(), enter(World.FINE).find(key));
    }

    @Test
    public final void v10_isInDoubtWhenTheAnswerIsLostAndFindsTheCaseAfterwards() {
        Verifier verifier = enter(World.ANSWER_LOST);
        assertFault(IN_DOUBT, () -> verifier.begin(subjectFor(Finding.Verified.class), key));

        Verifier next = enter(World.FINE);
        Optional<Finding> found = next.find(key);
        assertTrue("it was opened", found.isPresent());
        assertEquals(found.get(), next.begin(subjectFor(Finding.Verified.class), key));
        assertEquals(1, cases());
    }

    @Test
    public final void v11_isUnavailableWhenTheProviderIsDownAndOpensNothing() {
        Verifier verifier = enter(World.DOWN);
        assertFault(UNAVAILABLE, () -> verifier.begin(subjectFor(Finding.Verified.class), key));
        assertFault(UNAVAILABLE, () -> verifier.find(key));

        assertEquals(Optional.empty(), enter(World.FINE).find(key));
        assertEquals(0, cases());
    }

    @Test
    public final void v12_isMisconfiguredWhenOurSettingsAreRejected() {
        assertFault(
                MISCONFIGURED, () -> enter(World.REJECTS_OUR_SETTINGS).begin(subjectFor(Finding.Verified.class), key));
    }

    @Test
    public final void v13_isUnintelligibleWhenTheProviderTalksNonsense() {
        assertFault(UNINTELLIGIBLE, () -> enter(World.TALKS_NONSENSE).find(key));
    }

    @Test
    public final void v14_knowsItsCasesAfterARestart() {
        Finding begun = enter(World.FINE).begin(subjectFor(Finding.Rejected.class), key);

        assertEquals(Optional.of(begun), enter(World.FINE).find(key));
    }

    private static void assertSentences(List<String> sentences) {
        assertFalse("at least one", sentences.isEmpty());
        for (String sentence : sentences) {
            assertTrue(sentence, sentence.matches("\\p{Lu}.*\\s.*[.?!]"));
        }
    }

    private static <R> R unexpected(Finding finding) {
        throw new AssertionError("found " + finding);
    }

    /** A failure must have this fault and name nobody. */
    private void assertFault(Fault expected, ThrowingRunnable call) {
        ProviderException failure = assertThrows(ProviderException.class, call);
        assertEquals(expected, failure.fault());
        String name = subjectFor(Finding.Verified.class).legalName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(
                    "a failure must not name anybody",
                    String.valueOf(cause.getMessage()).contains(name));
        }
    }
}
