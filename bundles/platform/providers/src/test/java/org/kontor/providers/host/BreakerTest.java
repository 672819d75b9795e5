package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.providers.host.Stage.eventually;
import static org.kontor.providers.host.Stage.failing;
import static org.kontor.providers.host.Stage.faultOf;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.ProviderException;

/** When an account rests, and when not. */
public class BreakerTest {

    @Rule
    public final Stage stage = new Stage();

    @Test
    public void anAccountThatFailsThreeTimesRestsAndIsTriedAgain() {
        AtomicReference<Supplier<Optional<PaymentOutcome>>> behaviour = new AtomicReference<>(failing(UNAVAILABLE));
        stage.deploy("payment.a", () -> behaviour.get().get());
        failThreeTimes();

        behaviour.set(() -> PENDING);
        ProviderException resting = assertThrows(ProviderException.class, () -> stage.ask("payment.a"));
        assertTrue(resting.getMessage(), resting.getMessage().startsWith("payment.a is resting until "));
        assertEquals("OPEN", stage.status("payment.a").breaker());

        eventually(() -> stage.answers("payment.a"));
        assertEquals("CLOSED", stage.status("payment.a").breaker());
    }

    @Test
    public void whoBreaksTheContractAgainAndAgainRestsTooAndLongerAfterEveryTrial() {
        stage.deploy("payment.a", () -> {
            throw new StackOverflowError();
        });
        for (int i = 0; i < 3; i++) {
            assertEquals(UNINTELLIGIBLE, faultOf(() -> stage.ask("payment.a")));
        }

        assertEquals("OPEN", stage.status("payment.a").breaker());
        eventually(() -> faultOf(() -> stage.ask("payment.a")) == UNINTELLIGIBLE);
        assertEquals("OPEN", stage.status("payment.a").breaker());
    }

    @Test
    public void wrongSettingsDoNotMakeAnAccountRest() {
        stage.deploy("payment.a", failing(MISCONFIGURED));
        for (int i = 0; i < 10; i++) {
            assertEquals(MISCONFIGURED, faultOf(() -> stage.ask("payment.a")));
        }

        assertEquals("CLOSED", stage.status("payment.a").breaker());
        assertEquals(Map.of(MISCONFIGURED, 10L), stage.status("payment.a").faults());
    }

    @Test
    public void aRehearsalFailsAsOftenAsItMust() {
        stage.deploy("payment.a", "1.0.0", Map.of("kontor.rehearsal", "true"), failing(UNAVAILABLE));

        for (int i = 0; i < 10; i++) {
            ProviderException failure = assertThrows(ProviderException.class, () -> stage.ask("payment.a"));
            assertEquals("scripted", failure.getMessage());
        }
    }

    private void failThreeTimes() {
        for (int i = 0; i < 3; i++) {
            assertEquals(UNAVAILABLE, faultOf(() -> stage.ask("payment.a")));
        }
    }
}
