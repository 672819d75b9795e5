package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.LIMITS;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.providers.host.Stage.assertFault;
import static org.kontor.providers.host.Stage.await;
import static org.kontor.providers.host.Stage.eventually;
import static org.kontor.providers.host.Stage.failing;
import static org.kontor.providers.host.Stage.faultOf;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.Charges;
import org.kontor.providers.Calls;
import org.kontor.providers.Target;
import org.kontor.values.ProviderException;

/** One call: its thread, its deadline, and what the plugin's helpers learn of it. */
public class CallTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @Rule
    public final Stage stage = new Stage();

    private final ThreadCalls calls = new ThreadCalls(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    public void aQuestionBeyondItsDeadlineIsUnavailableAndItsThreadInterrupted() {
        CountDownLatch interrupted = stage.hang("payment.a");

        assertFault(UNAVAILABLE, "payment.a did not answer within 300 ms", () -> stage.ask("payment.a"));

        await(interrupted);
    }

    @Test
    public void anActBeyondItsDeadlineIsInDoubt() {
        stage.hang("payment.a");

        assertFault(IN_DOUBT, "payment.a did not answer within 400 ms", () -> stage.act("payment.a"));
    }

    @Test
    public void anActThatNeverGotAThreadDidNotHappen() {
        stage.deploy("payment.a", stage::ignoreInterrupts);
        CompletableFuture<?> first = CompletableFuture.supplyAsync(() -> faultOf(() -> stage.act("payment.a")));
        CompletableFuture<?> second = CompletableFuture.supplyAsync(() -> faultOf(() -> stage.act("payment.a")));
        eventually(() -> stage.status("payment.a").inFlight() == 2);

        assertEquals(UNAVAILABLE, faultOf(() -> stage.act("payment.a")));
        assertEquals(IN_DOUBT, first.join());
        assertEquals(IN_DOUBT, second.join());
        assertEquals(
                "the call that never began is gone",
                2,
                stage.status("payment.a").inFlight());
    }

    @Test
    public void moreCallsThanTheLimitAndItsQueueAreRefusedAtOnce() {
        Map<String, String> patient = Map.of("kontor.deadline.millis", "20000");
        stage.deploy("payment.a", "1.0.0", patient, stage::waitForRelease);
        for (int i = 0; i < 3; i++) {
            CompletableFuture.runAsync(() -> stage.act("payment.a"));
        }
        eventually(() -> stage.status("payment.a").inFlight() == 3);

        assertFault(UNAVAILABLE, "payment.a is busy with 3 calls", () -> stage.ask("payment.a"));
    }

    @Test
    public void aQuestionIsNeverInDoubt() {
        stage.deploy("payment.a", failing(IN_DOUBT));

        assertEquals(UNAVAILABLE, faultOf(() -> stage.ask("payment.a")));
        assertEquals(IN_DOUBT, faultOf(() -> stage.act("payment.a")));
    }

    @Test
    public void aPluginSeesItsOwnClassLoaderAndAnOwnThread() {
        AtomicReference<Thread> seen = new AtomicReference<>();
        AtomicReference<ClassLoader> loader = new AtomicReference<>();
        stage.deploy("payment.a", () -> {
            seen.set(Thread.currentThread());
            loader.set(Thread.currentThread().getContextClassLoader());
            return PENDING;
        });

        stage.ask("payment.a");

        assertEquals("payment.a-1", seen.get().getName());
        assertSame(Stage.class.getClassLoader(), loader.get());
        assertEquals(null, seen.get().getContextClassLoader());
    }

    @Test
    public void whoServesAPluginLearnsOfTheCall() {
        UUID trade = UUID.randomUUID();
        AtomicReference<Optional<Calls.Call>> seen = new AtomicReference<>(Optional.empty());
        stage.deploy("payment.a", "1.2.3", Map.of(), () -> {
            seen.set(calls.current());
            return PENDING;
        });

        stage.host.act(Target.of(Charges.class, "payment.a").about(trade), charges -> charges.find(Stage.KEY));

        Calls.Call call = seen.get().orElseThrow();
        assertEquals("payment.a", call.account());
        assertEquals(Stage.PLUGIN, call.plugin());
        assertEquals("1.2.3", call.version());
        assertEquals(Optional.of(trade), call.trade());
        assertEquals(false, call.rehearsal());
        Duration left = Duration.between(NOW, call.deadline());
        assertTrue(left.toString(), left.compareTo(LIMITS.act()) <= 0 && left.compareTo(LIMITS.ask()) > 0);
    }

    @Test
    public void theCallIsForgottenWhenItHasEnded() throws Exception {
        AtomicReference<PluginThread> thread = new AtomicReference<>();
        stage.deploy("payment.a", () -> {
            thread.set((PluginThread) Thread.currentThread());
            return PENDING;
        });

        stage.ask("payment.a");

        Field call = PluginThread.class.getDeclaredField("call");
        call.setAccessible(true);
        eventually(() -> valueOf(call, thread.get()).isEmpty());
        assertEquals(Optional.empty(), calls.current());
    }

    @Test
    public void aPluginsOwnThreadCarriesOutNoCall() {
        stage.deploy(
                "payment.a",
                () -> CompletableFuture.supplyAsync(calls::current).join().isEmpty() ? PENDING : Optional.empty());

        assertEquals(PENDING, stage.ask("payment.a"));
    }

    @Test
    public void aRehearsalIsToldAsSuch() {
        AtomicReference<Optional<Calls.Call>> seen = new AtomicReference<>(Optional.empty());
        stage.deploy("payment.a", "1.0.0", Map.of("kontor.rehearsal", true), () -> {
            seen.set(calls.current());
            return PENDING;
        });

        stage.ask("payment.a");

        assertTrue(seen.get().orElseThrow().rehearsal());
    }

    @Test
    public void anAccountMayHaveItsOwnDeadlineAndLimit() {
        stage.deploy(
                "payment.a",
                "1.0.0",
                Map.of("kontor.deadline.millis", "400", "kontor.limit", "1"),
                stage::ignoreInterrupts);

        assertFault(IN_DOUBT, "payment.a did not answer within 400 ms", () -> stage.act("payment.a"));
        assertEquals(1, stage.status("payment.a").limit());
        assertEquals(400, stage.status("payment.a").deadlineMillis());
    }

    @Test
    public void aNonsensicalLimitOfAnAccountIsIgnored() {
        assertEquals(LIMITS, LIMITS.with(Map.of("kontor.deadline.millis", "soon", "kontor.limit", "-1")));
    }

    @Test
    public void aStoppingServerDoesNotWait() {
        stage.hang("payment.a");
        Thread.currentThread().interrupt();

        ProviderException lost = assertThrows(ProviderException.class, () -> stage.ask("payment.a"));

        assertTrue(Thread.interrupted());
        assertTrue(lost.getMessage(), lost.getMessage().contains("stopping"));
    }

    @Test
    public void aCallThatDoesNothingCostsLittle() {
        stage.deploy("payment.a", "1.0.0", Map.of("kontor.deadline.millis", "20000"), () -> PENDING);
        int calls = 20_000;
        for (int i = 0; i < calls; i++) {
            stage.ask("payment.a");
        }

        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            stage.ask("payment.a");
        }
        long each = (System.nanoTime() - start) / calls;

        System.out.println("a call through the provider host costs " + each / 1000.0 + " µs");
        assertTrue("a call cost " + each + " ns", each < 2_000_000);
    }

    private static Optional<Object> valueOf(Field field, Object owner) {
        try {
            return Optional.ofNullable(field.get(owner));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
