package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.providers.host.Stage.PLUGIN;
import static org.kontor.providers.host.Stage.declined;
import static org.kontor.providers.host.Stage.declining;
import static org.kontor.providers.host.Stage.eventually;
import static org.kontor.providers.host.Stage.failing;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

/** A shadow gets copies of questions; whoever asks never notices. */
public class ShadowTest {

    private static final String ACCOUNT = "payment.a";

    @Rule
    public final Stage stage = new Stage();

    @Before
    public void copyEverything() {
        stage.dice(() -> 0);
    }

    @Test
    public void answersAreComparedAndDropped() {
        AtomicInteger answers = new AtomicInteger();
        begin(declining("same"), () -> declining(answers.incrementAndGet() == 1 ? "other" : "same")
                .get());

        for (int asked = 1; asked <= 6; asked++) {
            int expected = asked;
            assertEquals("same", declined(stage.ask(ACCOUNT)));
            eventually(() -> comparison().same() + comparison().different() == expected);
        }

        assertEquals(5, comparison().same());
        assertEquals(1, comparison().different());
        assertEquals(Verdict.AS_GOOD, comparison().verdict());
        assertEquals(6, stage.status(ACCOUNT).calls());
        assertEquals(6, stage.status(ACCOUNT, "2.0.0").calls());
        assertEquals(
                "shadow: copies of 100 % of the questions",
                stage.status(ACCOUNT, "2.0.0").share());
        assertEquals(
                "stable: 100 % of the calls", stage.status(ACCOUNT, "1.0.0").share());
    }

    @Test
    public void actsAreNeverCopied() {
        AtomicInteger calls = new AtomicInteger();
        begin(() -> PENDING, () -> {
            calls.incrementAndGet();
            return PENDING;
        });

        for (int i = 0; i < 5; i++) {
            stage.act(ACCOUNT);
        }
        stage.ask(ACCOUNT);
        eventually(() -> comparison().same() > 0);

        assertEquals(1, calls.get());
        assertEquals("only what was copied counts", 1, comparison().stable().calls());
    }

    @Test
    public void onlyItsPartOfTheQuestionsIsCopied() {
        begin(() -> PENDING, () -> PENDING);
        stage.desk.route(route(30));
        stage.dice(() -> 30);
        stage.ask(ACCOUNT);
        stage.dice(() -> 29);
        stage.ask(ACCOUNT);

        eventually(() -> comparison().same() == 1);
        assertEquals(1, stage.status(ACCOUNT, "2.0.0").calls());
    }

    @Test
    public void aShadowThatHangsDelaysNobodyAndIsInterrupted() {
        AtomicInteger interrupted = new AtomicInteger();
        begin(() -> PENDING, () -> {
            try {
                return stage.waitForRelease();
            } finally {
                interrupted.incrementAndGet();
            }
        });

        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertEquals(PENDING, stage.ask(ACCOUNT));
        }

        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 3);
        eventually(() -> interrupted.get() >= 2);
        eventually(() -> comparison().tried().failures() >= 2);
        assertEquals(0, comparison().stable().failures());
    }

    @Test
    public void aShadowThatFailsFailsNobodyAndIsFoundWorse() {
        AtomicInteger copies = new AtomicInteger();
        begin(() -> PENDING, () -> {
            copies.incrementAndGet();
            return failing(UNAVAILABLE).get();
        });

        eventually(() -> {
            assertEquals(PENDING, stage.ask(ACCOUNT));
            return stage.status(ACCOUNT, "2.0.0").share().startsWith("none: it was sent back");
        });

        assertEquals(Verdict.WORSE, comparison().verdict());
        assertEquals("CLOSED", stage.status(ACCOUNT).breaker());
        eventually(() -> stage.status(ACCOUNT, "2.0.0").inFlight() == 0);
        int before = copies.get();
        stage.ask(ACCOUNT);
        assertEquals(before, copies.get());
    }

    @Test
    public void aQuestionThatTheStableVersionCouldNotAnswerIsNoDifference() {
        begin(failing(UNAVAILABLE), () -> PENDING);

        stage.answers(ACCOUNT);

        eventually(() -> comparison().stable().failures() == 1);
        assertEquals(0, comparison().same() + comparison().different());
        assertEquals(0, comparison().tried().failures());
    }

    @Test
    public void aShadowMayLeaveAtAnyTime() {
        stage.deploy(ACCOUNT, "1.0.0", () -> PENDING);
        Map<String, String> patient = Map.of("kontor.deadline.millis", "20000");
        Instance shadow = stage.deploy(ACCOUNT, "2.0.0", patient, stage::waitForRelease);
        stage.desk.route(route(100));
        stage.ask(ACCOUNT);
        eventually(() -> shadow.inFlight() == 1);

        long start = System.nanoTime();
        stage.host.depart(shadow, Duration.ofSeconds(9));

        assertTrue(
                "nobody waits for a copy",
                Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
        assertEquals(PENDING, stage.ask(ACCOUNT));
    }

    private void begin(Supplier<Optional<PaymentOutcome>> stable, Supplier<Optional<PaymentOutcome>> shadow) {
        stage.deploy(ACCOUNT, "1.0.0", stable);
        stage.deploy(ACCOUNT, "2.0.0", shadow);
        stage.desk.route(route(100));
    }

    private static Route route(int percent) {
        return new Route(PLUGIN, "1.0.0", Optional.of(new Trial("2.0.0", Mode.SHADOW, percent)));
    }

    private Comparison comparison() {
        return stage.desk.comparison(PLUGIN).orElseThrow();
    }
}
