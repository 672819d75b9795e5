package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.providers.host.Stage.await;
import static org.kontor.providers.host.Stage.eventually;
import static org.kontor.providers.host.Stage.faultOf;
import static org.kontor.providers.host.Stage.noThreadOf;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.Charges;
import org.kontor.values.ProviderException.Fault;

/** A plugin leaves: its running calls may end, within bounds. */
public class DepartureTest {

    @Rule
    public final Stage stage = new Stage();

    private final CountDownLatch started = new CountDownLatch(1);

    @Test
    public void aDepartureWaitsForARunningCall() throws Exception {
        Instance leaving = stage.deploy("payment.a", () -> {
            started.countDown();
            return stage.waitForRelease();
        });
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(() -> stage.ask("payment.a"));
        await(started);

        CompletableFuture<Void> departure =
                CompletableFuture.runAsync(() -> stage.host.depart(leaving, Duration.ofSeconds(5)));
        eventually(() -> !stage.host.has(Charges.class, "payment.a"));
        assertFalse(departure.isDone());
        stage.letEverybodyGo();

        assertEquals(PENDING, answer.get(5, TimeUnit.SECONDS));
        departure.get(5, TimeUnit.SECONDS);
    }

    @Test
    public void aDepartureInterruptsACallThatDoesNotEnd() {
        Instance leaving = stage.deploy("payment.leaving", () -> {
            started.countDown();
            return stage.waitForRelease();
        });
        CompletableFuture<Fault> fault =
                CompletableFuture.supplyAsync(() -> faultOf(() -> stage.act("payment.leaving")));
        await(started);

        stage.host.depart(leaving, Duration.ofMillis(20));

        assertEquals(IN_DOUBT, fault.join());
        eventually(() -> leaving.inFlight() == 0);
        eventually(() -> noThreadOf("payment.leaving"));
    }

    @Test
    public void aDepartureDoesNotWaitForACallThatNobodyWaitsFor() {
        Instance leaving = stage.deploy("payment.a", stage::ignoreInterrupts);
        assertEquals(IN_DOUBT, faultOf(() -> stage.act("payment.a")));
        assertEquals(1, leaving.inFlight());

        assertTrue(millisToDepart(leaving) < 5_000);
    }

    @Test
    public void aDepartureEndsWhenTheLastWaitingCallerGivesUp() {
        Instance leaving = stage.deploy("payment.a", () -> {
            started.countDown();
            return stage.ignoreInterrupts();
        });
        CompletableFuture<Fault> fault = CompletableFuture.supplyAsync(() -> faultOf(() -> stage.act("payment.a")));
        await(started);

        assertTrue(millisToDepart(leaving) < 5_000);
        assertEquals(IN_DOUBT, fault.join());
    }

    private long millisToDepart(Instance leaving) {
        long start = System.nanoTime();
        stage.host.depart(leaving, Duration.ofSeconds(9));
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
