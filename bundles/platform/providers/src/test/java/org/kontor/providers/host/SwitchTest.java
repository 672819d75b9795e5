package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.providers.host.Stage.assertFault;
import static org.kontor.providers.host.Stage.await;
import static org.kontor.providers.host.Stage.eventually;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.providers.ProviderStatus.State;
import org.kontor.providers.Providers;

/** The kill switch. */
public class SwitchTest {

    private static final String OFF = "payment.a was switched off by an operator: it charges twice";

    @Rule
    public final Stage stage = new Stage();

    @Test
    public void anAccountThatIsSwitchedOffIsNotCalledAndSaysWhy() {
        stage.deploy("payment.a", () -> PENDING);
        switchOff();

        assertFault(UNAVAILABLE, OFF, () -> stage.ask("payment.a"));
        assertFault(UNAVAILABLE, OFF, () -> stage.act("payment.a"));
        assertFault(UNAVAILABLE, OFF, () -> stage.actBy("payment.a", "1.0.0"));

        assertEquals(State.SWITCHED_OFF, stage.status("payment.a").state());
        assertEquals(Optional.of("it charges twice"), stage.status("payment.a").switchedOffBecause());
    }

    @Test
    public void beingSwitchedOffIsNoFaultOfTheAccount() {
        stage.deploy("payment.a", () -> PENDING);
        switchOff();

        for (int i = 0; i < 10; i++) {
            assertFalse(stage.answers("payment.a"));
        }

        assertEquals("CLOSED", stage.status("payment.a").breaker());
        assertEquals(Map.of(), stage.status("payment.a").faults());
        assertEquals(0, stage.status("payment.a").calls());
    }

    @Test
    public void aQuestionToAllTellsWhoIsSwitchedOff() {
        stage.deploy("payment.a", () -> PENDING);
        stage.deploy("payment.b", () -> PENDING);
        switchOff();

        List<Providers.Answer<Optional<PaymentOutcome>>> answers =
                stage.host.askAll(Charges.class, charges -> charges.find(Stage.KEY));

        assertTrue(answers.get(0).switchedOff());
        assertEquals(OFF, answers.get(0).failure().orElseThrow().getMessage());
        assertFalse(answers.get(1).switchedOff());
        assertEquals(PENDING, answers.get(1).result().orElseThrow());
    }

    @Test
    public void theSwitchMayBeThrownBeforeTheAccountIsHere() {
        switchOff();
        stage.deploy("payment.a", () -> PENDING);

        assertFault(UNAVAILABLE, OFF, () -> stage.ask("payment.a"));
        assertTrue("it is here, and its work waits", stage.host.has(Charges.class, "payment.a"));
    }

    @Test
    public void runningCallsMayFinish() {
        CountDownLatch started = new CountDownLatch(1);
        stage.deploy("payment.a", () -> {
            started.countDown();
            return stage.waitForRelease();
        });
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(() -> stage.act("payment.a"));
        await(started);

        switchOff();
        stage.letEverybodyGo();

        assertEquals(PENDING, answer.join());
    }

    @Test
    public void whatWaitedGoesOnWhenTheAccountIsSwitchedOn() {
        stage.deploy("payment.a", () -> PENDING);
        switchOff();
        assertEquals(List.of(), stage.waiting.woken());

        stage.desk.switchOn("payment.a");

        eventually(() -> stage.waiting.woken().equals(List.of("payment.a")));
        assertEquals(PENDING, stage.ask("payment.a"));
        assertEquals(State.HERE, stage.status("payment.a").state());
    }

    private void switchOff() {
        stage.desk.switchOff("payment.a", "it charges twice");
    }
}
