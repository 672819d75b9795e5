package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.providers.host.Stage.PLUGIN;
import static org.kontor.providers.host.Stage.await;
import static org.kontor.providers.host.Stage.declined;
import static org.kontor.providers.host.Stage.declining;
import static org.kontor.providers.host.Stage.eventually;
import static org.kontor.providers.host.Stage.failing;
import static org.kontor.providers.host.Stage.throwing;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PaymentOutcome;
import org.kontor.providers.Switchboard.Comparison;
import org.kontor.providers.Switchboard.Mode;
import org.kontor.providers.Switchboard.Route;
import org.kontor.providers.Switchboard.Trial;
import org.kontor.providers.Switchboard.Verdict;
import org.kontor.providers.TrialWatch;
import org.kontor.providers.trial.Judge;

/** A canary's trial from its first call to its verdict, and who is told. */
public class TrialTest {

    private static final String ACCOUNT = "payment.a";
    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(5), Duration.ofSeconds(5), 4, 8, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** Keeps what it hears, and on which thread. */
    private static final class Listener implements TrialWatch {

        private final List<Comparison> heard = new CopyOnWriteArrayList<>();
        private final List<String> threads = new CopyOnWriteArrayList<>();

        @Override
        public void decided(Comparison comparison) {
            heard.add(comparison);
            threads.add(Thread.currentThread().getName());
        }
    }

    @Rule
    public final Stage stage = new Stage(LIMITS, new Judge.Terms(20, 0, 5, 2));

    private final Listener listener = new Listener();

    @Before
    public void alternate() {
        AtomicInteger count = new AtomicInteger();
        stage.dice(() -> count.getAndIncrement() % 2 * 99);
        stage.desk.addWatch(listener);
    }

    @Test
    public void aTrialIsTooEarlyUntilBothHadTheirCalls() {
        begin(() -> PENDING, () -> PENDING);
        ask(39);

        assertEquals(Verdict.TOO_EARLY, comparison().verdict());
        assertEquals(20, comparison().tried().calls());
        assertEquals(
                "it had 20 calls and the stable version 19; both need 20",
                comparison().why());

        ask(1);
        assertEquals(Verdict.AS_GOOD, comparison().verdict());
        CountDownLatch judged = new CountDownLatch(1);
        stage.host.shared().trials().after(Duration.ofMillis(200), judged::countDown);
        await(judged);
        assertEquals("nobody promotes by itself here", List.of(), listener.heard);
    }

    @Test
    public void aCanaryThatFailsMoreIsSentBackAndEveryWatchIsToldOnce() {
        Listener second = new Listener();
        stage.desk.addWatch(second);
        begin(declining("1.0.0"), failing(UNAVAILABLE));

        ask(60);
        eventually(() -> !listener.heard.isEmpty() && !second.heard.isEmpty());
        long calls = stage.status(ACCOUNT, "2.0.0").calls();
        ask(20);

        assertEquals(calls, stage.status(ACCOUNT, "2.0.0").calls());
        assertEquals("1.0.0", declined(stage.askBy(ACCOUNT, "2.0.0")));
        assertEquals(Verdict.WORSE, comparison().verdict());
        assertTrue(comparison().why(), comparison().why().startsWith("it fails in 100.0 % of "));
        assertEquals(List.of(Verdict.WORSE), verdicts(listener));
        assertEquals(List.of(Verdict.WORSE), verdicts(second));
        assertEquals(List.of("provider-verdicts"), listener.threads);
        assertTrue(stage.status(ACCOUNT, "2.0.0").share().startsWith("none: it was sent back, it fails"));
    }

    @Test
    public void aWatchThatFailsDoesNotKeepTheNextFromBeingTold() {
        stage.desk.removeWatch(listener);
        stage.desk.addWatch(comparison -> {
            throw new IllegalStateException("scripted");
        });
        stage.desk.addWatch(listener);
        begin(() -> PENDING, failing(UNAVAILABLE));

        ask(60);

        eventually(() -> listener.heard.size() == 1);
    }

    @Test
    public void aCanaryThatIsMuchSlowerIsSentBack() {
        begin(() -> PENDING, () -> {
            linger(60);
            return PENDING;
        });

        ask(40);

        eventually(() -> !listener.heard.isEmpty());
        assertEquals(Verdict.WORSE, listener.heard.get(0).verdict());
        assertTrue(listener.heard.get(0).why(), listener.heard.get(0).why().startsWith("its p95 is "));
    }

    @Test
    public void threeBrokenContractsInARowEndATrialAtOnce() {
        AtomicInteger calls = new AtomicInteger();
        begin(() -> PENDING, () -> {
            calls.incrementAndGet();
            return throwing(StackOverflowError::new).get();
        });

        ask(12);

        assertEquals(3, calls.get());
        eventually(() -> listener.heard.size() == 1);
        assertEquals("it broke its contract 3 times in a row", comparison().why());
    }

    @Test
    public void brokenContractsWithGoodCallsBetweenThemAreCountedLikeFailures() {
        AtomicInteger calls = new AtomicInteger();
        begin(() -> PENDING, () -> calls.incrementAndGet() % 3 == 0 ? PENDING : null);

        ask(12);

        assertEquals(6, calls.get());
        assertEquals(4, comparison().tried().failures());
        assertEquals(Verdict.TOO_EARLY, comparison().verdict());
    }

    @Test
    public void nonsenseOfTheProviderIsNoBrokenContractOfThePlugin() {
        begin(() -> PENDING, failing(UNINTELLIGIBLE));

        ask(12);

        assertEquals(6, comparison().tried().calls());
    }

    @Test
    public void aNewRouteBeginsANewComparison() {
        begin(() -> PENDING, failing(UNAVAILABLE));
        ask(60);
        eventually(() -> !listener.heard.isEmpty());

        route(Mode.CANARY);
        assertEquals(0, comparison().tried().calls());
        assertEquals(Verdict.TOO_EARLY, comparison().verdict());

        stage.desk.route(new Route(PLUGIN, "1.0.0", Optional.empty()));
        assertEquals(Optional.empty(), stage.desk.comparison(PLUGIN));
        stage.desk.unroute(PLUGIN);
        assertEquals(Optional.empty(), stage.desk.comparison(PLUGIN));
    }

    @Test
    public void aCallThatWasUnderWayWhenTheTrialBeganDoesNotCount() {
        CountDownLatch started = new CountDownLatch(1);
        stage.deploy(ACCOUNT, "1.0.0", () -> {
            started.countDown();
            return stage.waitForRelease();
        });
        var early = CompletableFuture.supplyAsync(() -> stage.ask(ACCOUNT));
        await(started);
        route(Mode.CANARY);

        stage.letEverybodyGo();
        early.join();

        assertEquals(0, comparison().stable().calls());
    }

    @Test
    public void aRehearsalsCallsCountInNoTrial() {
        begin(() -> PENDING, () -> PENDING);
        stage.deploy("payment.rehearsed", "2.0.0", Map.of("kontor.rehearsal", "true"), () -> PENDING);

        stage.ask("payment.rehearsed");

        assertEquals(0, comparison().tried().calls());
    }

    @Test
    public void howATrialDoesIsShownWithTheAccount() {
        begin(() -> PENDING, () -> PENDING);
        ask(2);

        Comparison shown = stage.status(ACCOUNT).trial().orElseThrow();

        assertEquals(comparison(), shown);
        assertEquals("1.0.0", shown.stable().version());
        assertEquals(new Trial("2.0.0", Mode.CANARY, 50), shown.trial());
        assertFalse(shown.tried().p95Millis() == 0);
    }

    private void begin(Supplier<Optional<PaymentOutcome>> stable, Supplier<Optional<PaymentOutcome>> tried) {
        stage.deploy(ACCOUNT, "1.0.0", stable);
        stage.deploy(ACCOUNT, "2.0.0", tried);
        route(Mode.CANARY);
    }

    private void route(Mode mode) {
        stage.desk.route(new Route(PLUGIN, "1.0.0", Optional.of(new Trial("2.0.0", mode, 50))));
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            stage.answers(ACCOUNT);
        }
    }

    private Comparison comparison() {
        return stage.desk.comparison(PLUGIN).orElseThrow();
    }

    private static List<Verdict> verdicts(Listener listener) {
        return listener.heard.stream().map(Comparison::verdict).toList();
    }

    private static void linger(long millis) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
