package org.kontor.work.intentions;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.work.Intention;
import org.kontor.work.Intention.State;
import org.kontor.work.ScriptedEffect;
import org.kontor.work.TradeRuleException;

public class IntentionsTest {

    private static final String ACCOUNT = "payment.sandbox~main";

    @Rule
    public final TestStore store = TestStore.of();

    private final ScriptedEffect effect = new ScriptedEffect();
    private final UUID payment = Keys.fresh();

    @Before
    public void addEffect() {
        store.add(effect);
    }

    @Test
    public void anEffectIsCarriedOutAndSettledOnce() {
        Intention intended = intend();
        assertEquals(State.INTENDED, intended.state());

        assertEquals(State.DONE, carryOut(intended).state());
        assertEquals(State.DONE, carryOut(intended).state());
        store.pass(Duration.ofHours(1));

        assertEquals(List.of("act", "settle done"), effect.diary());
        assertEquals(List.of(), store.intentions().open());
    }

    @Test
    public void anEffectIsIntendedInsideAndCarriedOutOutsideATransaction() {
        assertThrows(IllegalStateException.class, () -> store.intentions()
                .intend(ScriptedEffect.PURPOSE, Keys.fresh(), payment, ACCOUNT, "1"));

        Intention intended = intend();
        assertThrows(IllegalStateException.class, () -> store.transactions().run(() -> carryOut(intended)));
        assertEquals(List.of(), effect.diary());
    }

    @Test
    public void aRolledBackIntentionIsNeverCarriedOut() {
        assertThrows(IllegalStateException.class, () -> store.transactions().run(() -> {
            intendHere();
            throw new IllegalStateException("the order was refused");
        }));
        store.pass(Duration.ofHours(1));

        assertEquals(List.of(), effect.diary());
    }

    @Test
    public void afterACrashBeforeTheCallItIsAskedForAndThenDone() {
        intend();
        restart();

        store.pass(TestStore.RECOVERY);
        assertEquals(List.of("find", "act", "settle done"), effect.diary());
        assertEquals(1, effect.keys());
    }

    @Test
    public void afterACrashBehindTheCallItIsFoundAndNotDoneAgain() {
        Intention intended = intend();
        effect.alreadyDone(intended);
        restart();

        store.pass(TestStore.RECOVERY);
        assertEquals(List.of("find", "settle done before"), effect.diary());
        assertEquals(State.DONE, now(intended).state());
    }

    @Test
    public void whenTheQuestionAfterACrashFailsNothingIsDoneBlindly() {
        effect.findFails(UNAVAILABLE);
        Intention intended = intend();
        restart();

        store.pass(TestStore.RECOVERY);
        assertEquals(List.of("find", "show IN_DOUBT"), effect.diary());
        assertEquals(State.IN_DOUBT, now(intended).state());

        store.pass(Duration.ofSeconds(2));
        assertEquals(State.DONE, now(intended).state());
    }

    @Test
    public void anUnreachableProviderIsTriedAgainLaterAndLater() {
        for (int i = 0; i < 7; i++) {
            effect.actFails(UNAVAILABLE);
        }
        Intention intended = intend();
        carryOut(intended);

        List<Long> pauses = new ArrayList<>();
        while (now(intended).state() == State.WAITING) {
            Duration pause = untilNext(intended);
            pauses.add(pause.toSeconds());
            store.pass(pause);
        }
        assertEquals(List.of(1L, 2L, 5L, 15L, 60L, 300L, 300L), pauses);
        assertEquals(State.DONE, now(intended).state());
        assertEquals(1, effect.keys());
    }

    @Test
    public void whatWaitsForAProviderRunsWhenItArrives() {
        effect.actFails(UNAVAILABLE);
        Intention waiting = intend();
        carryOut(waiting);
        store.intentions().providerArrived("payment.other~x");
        store.runDue();
        assertEquals(State.WAITING, now(waiting).state());

        store.intentions().providerArrived(ACCOUNT);
        store.runDue();
        assertEquals(State.DONE, now(waiting).state());
    }

    @Test
    public void wrongSettingsWaitForAPersonOrTheProvidersReturn() {
        effect.actFails(MISCONFIGURED).actFails(MISCONFIGURED);
        Intention stuck = intend();
        assertEquals(State.STUCK, carryOut(stuck).state());
        store.pass(Duration.ofDays(30));
        assertEquals(List.of("act", "show STUCK"), effect.diary());
        assertTrue(now(stuck).problem(), now(stuck).problem().startsWith("MISCONFIGURED: "));

        store.intentions().providerArrived(ACCOUNT);
        store.runDue();
        assertEquals(State.STUCK, now(stuck).state());

        store.intentions().retry(stuck.id(), "operator");
        store.runDue();
        assertEquals(State.DONE, now(stuck).state());
        assertThrows(TradeRuleException.class, () -> store.intentions().retry(stuck.id(), "operator"));
    }

    @Test
    public void anAnswerThatNeverCameIsAskedForBeforeAnythingElse() {
        effect.actFails(IN_DOUBT);
        Intention doubtful = intend();
        assertEquals(State.IN_DOUBT, carryOut(doubtful).state());
        assertEquals(Duration.ofSeconds(2), untilNext(doubtful));

        effect.alreadyDone(doubtful);
        store.pass(Duration.ofSeconds(2));
        assertEquals(List.of("act", "show IN_DOUBT", "find", "settle done before"), effect.diary());
    }

    @Test
    public void whatTheProviderNeverHeardOfIsDoneWithTheSameKey() {
        effect.actFails(UNINTELLIGIBLE);
        carryOut(intend());

        store.pass(Duration.ofSeconds(2));
        assertEquals(List.of("act", "show IN_DOUBT", "find", "act", "settle done"), effect.diary());
        assertEquals(1, effect.keys());
    }

    @Test
    public void doubtThatEightQuestionsDoNotEndIsForAPerson() {
        effect.actFails(IN_DOUBT);
        for (int i = 0; i < 8; i++) {
            effect.findFails(IN_DOUBT);
        }
        Intention doubtful = intend();
        carryOut(doubtful);

        List<Long> pauses = new ArrayList<>();
        while (now(doubtful).state() == State.IN_DOUBT) {
            Duration pause = untilNext(doubtful);
            pauses.add(pause.toSeconds());
            store.pass(pause);
        }
        assertEquals(List.of(2L, 10L, 60L, 300L, 3600L, 3600L, 21_600L, 86_400L), pauses);
        assertEquals(State.STUCK, now(doubtful).state());
        assertEquals(Optional.empty(), now(doubtful).nextAt());
        assertEquals("show STUCK", effect.diary().get(effect.diary().size() - 1));
    }

    @Test
    public void doubtIsCountedFromWhenItBegan() {
        for (int i = 0; i < 12; i++) {
            effect.actFails(UNAVAILABLE);
        }
        effect.actFails(IN_DOUBT);
        Intention intended = intend();
        carryOut(intended);
        while (now(intended).state() == State.WAITING) {
            store.pass(untilNext(intended));
        }

        assertEquals(State.IN_DOUBT, now(intended).state());
        assertEquals(1, now(intended).attempts());
    }

    @Test
    public void anUndecidedProviderIsAskedWhenItsStepSays() {
        effect.settles(() -> Optional.of(store.clock().instant().plusSeconds(90)));
        Intention asking = intend();
        assertEquals(State.ASKING, carryOut(asking).state());

        store.pass(Duration.ofSeconds(89));
        assertEquals(State.ASKING, now(asking).state());
        store.pass(Duration.ofSeconds(1));
        assertEquals(List.of("act", "settle done", "find", "settle done"), effect.diary());
        assertEquals(State.DONE, now(asking).state());
    }

    @Test
    public void withoutItsStepAnEffectWaits() {
        Intention intended = store.transactions()
                .call(() -> store.intentions().intend("fulfilment.book", Keys.fresh(), payment, ACCOUNT, "1"));
        Intention waiting = carryOut(intended);
        assertEquals(State.WAITING, waiting.state());
        assertTrue(waiting.problem(), waiting.problem().contains("fulfilment.book"));

        store.pass(Duration.ofMinutes(10));
        assertEquals("waiting for a step is no attempt", 0, now(intended).attempts());
    }

    @Test
    public void anEffectRunsSoonAfterItsStepIsBack() {
        Intention intended = intend();
        restartWithoutTheStep();
        store.pass(TestStore.RECOVERY);
        assertEquals(
                "after a crash nobody knows whether it was done",
                State.INTENDED,
                now(intended).state());

        store.add(effect);
        store.pass(Duration.ofSeconds(2));
        assertEquals(State.DONE, now(intended).state());
    }

    @Test
    public void anAnswerThatCannotBeSettledNowIsSettledLater() {
        effect.settles(() -> {
            throw TradeRuleException.conflict("step-away", "The step is being replaced", "repeat");
        });
        Intention intended = intend();
        assertEquals(State.IN_DOUBT, carryOut(intended).state());

        store.pass(Duration.ofSeconds(2));
        assertEquals(State.DONE, now(intended).state());
        assertEquals(List.of("act", "settle done", "show IN_DOUBT", "find", "settle done"), effect.diary());
    }

    @Test
    public void aStepThatBreaksLeavesDoubtAndNoLoss() {
        effect.actThrows(new IllegalArgumentException("a fault of ours"));
        Intention intended = intend();
        assertEquals(State.IN_DOUBT, carryOut(intended).state());

        store.pass(Duration.ofSeconds(2));
        assertEquals(State.DONE, now(intended).state());
    }

    @Test
    public void whatIsOpenIsListedAndCounted() {
        effect.actFails(UNAVAILABLE).actFails(IN_DOUBT);
        Intention waiting = intend();
        Intention doubtful = intend();
        Intention done = intend();
        carryOut(waiting);
        carryOut(doubtful);
        carryOut(done);
        Intention intended = intend();

        assertEquals(
                List.of(waiting.id(), doubtful.id(), intended.id()),
                store.intentions().open().stream().map(Intention::id).toList());
        assertEquals(
                Map.of(State.WAITING, 1L, State.IN_DOUBT, 1L, State.INTENDED, 1L),
                store.intentions().counts());
        assertEquals(
                Optional.of(intended.id()),
                store.intentions().latest(payment, ScriptedEffect.PURPOSE).map(Intention::id));
    }

    private Intention intend() {
        return store.transactions().call(this::intendHere);
    }

    private Intention intendHere() {
        return store.intentions().intend(ScriptedEffect.PURPOSE, Keys.fresh(), payment, ACCOUNT, "1");
    }

    private Intention carryOut(Intention intention) {
        return store.intentions().carryOut(intention.id());
    }

    private Intention now(Intention intention) {
        return store.intentions().find(intention.id()).orElseThrow();
    }

    private Duration untilNext(Intention intention) {
        return Duration.between(store.clock().instant(), now(intention).nextAt().orElseThrow());
    }

    private void restart() {
        store.restart();
        store.add(effect);
    }

    private void restartWithoutTheStep() {
        store.restart();
    }
}
