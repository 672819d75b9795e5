package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.providers.Inquiries.Gathered;
import org.kontor.providers.Inquiries.Inquiry;
import org.kontor.providers.Inquiries.Late;
import org.kontor.providers.Providers.Answer;
import org.kontor.providers.Switchboard.Mode;
import org.kontor.providers.Switchboard.Route;
import org.kontor.providers.Switchboard.Trial;

/** Questions to all, by somebody who does not wait for all. Accounts answer within a second or not at all. */
public class InquirerTest {

    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Limits PATIENT = new Limits(
            Duration.ofSeconds(1), Duration.ofSeconds(1), 2, 1, 3, Duration.ofMillis(200), Duration.ofMillis(300));
    private static final Duration LONG = Duration.ofSeconds(10);

    @Rule
    public final Stage stage = new Stage(PATIENT, Stage.TERMS);

    private final Inquirer inquirer = new Inquirer(stage.host);

    @After
    public void close() {
        inquirer.close();
    }

    @Test
    public void whoAnswersInTimeIsHeardWhoDoesNotIsLate() throws Exception {
        stage.deploy("payment.quick", () -> PENDING);
        stage.deploy("payment.slow", stage::waitForRelease);

        Gathered<Optional<PaymentOutcome>> gathered = gather(SHORT, Set.of());

        assertEquals(
                List.of("payment.quick"),
                gathered.answers().stream().map(Answer::account).toList());
        Late<Optional<PaymentOutcome>> late = gathered.late().get(0);
        assertEquals("payment.slow", late.account());
        assertTrue(late.left().compareTo(Duration.ofSeconds(1)) < 0);
        stage.letEverybodyGo();
        assertEquals(PENDING, answer(late).result().orElseThrow());
    }

    /** Nobody waits for it, and yet its deadline holds: it is interrupted, and counts as a failure. */
    @Test
    public void whoIsLateFailsByItsOwnDeadline() throws Exception {
        CountDownLatch interrupted = stage.hang("payment.hangs");

        Late<Optional<PaymentOutcome>> late = gather(SHORT, Set.of()).late().get(0);

        assertEquals(UNAVAILABLE, answer(late).failure().orElseThrow().fault());
        Stage.await(interrupted);
        assertEquals(Long.valueOf(1), stage.status("payment.hangs").faults().get(UNAVAILABLE));
    }

    @Test
    public void whoeverWaitsLongEnoughHearsAllOfThem() {
        stage.hang("payment.hangs");
        stage.deploy("payment.quick", () -> PENDING);

        Gathered<Optional<PaymentOutcome>> gathered = gather(LONG, Set.of());

        assertEquals(List.of(), gathered.late());
        assertEquals(
                UNAVAILABLE, gathered.answers().get(0).failure().orElseThrow().fault());
        assertEquals(PENDING, gathered.answers().get(1).result().orElseThrow());
    }

    @Test
    public void theWaitIsForAllOfThemTogether() {
        List.of("payment.a", "payment.b", "payment.c").forEach(stage::hang);
        long start = System.nanoTime();

        Gathered<Optional<PaymentOutcome>> gathered = gather(Duration.ofMillis(250), Set.of());

        assertEquals(3, gathered.late().size());
        assertTrue(System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(600));
    }

    @Test
    public void theKnownAreNotAsked() {
        stage.deploy("payment.a", () -> PENDING);
        stage.deploy("payment.b", () -> PENDING);

        gather(LONG, Set.of("payment.a"));

        assertEquals(0, stage.status("payment.a").calls());
        assertEquals(1, stage.status("payment.b").calls());
    }

    @Test
    public void nobodyIsAskedInsideATransaction() {
        stage.beginTransaction();

        assertThrows(IllegalStateException.class, () -> gather(SHORT, Set.of()));
    }

    @Test
    public void anAnswerStandsUntilSomebodyComesOrGoes() {
        Instance first = stage.deploy("payment.a", "1.0.0", () -> PENDING);
        Instant asked = later();
        assertTrue(stands("1.0.0", asked));
        assertFalse("another version's", stands("2.0.0", asked));

        Instance again = stage.deploy("payment.a", "1.0.0", () -> PENDING);
        assertFalse("new settings", stands("1.0.0", asked));
        assertTrue(stands("1.0.0", later()));

        Instant before = later();
        stage.host.dismiss(again);
        assertFalse(stands("1.0.0", before));
        stage.host.dismiss(first);
        assertFalse("gone", stands("1.0.0", later()));
        assertFalse("never there", inquirer.stands(Charges.class, "payment.other", "1.0.0", later()));
    }

    @Test
    public void anAnswerDoesNotStandForAnAccountThatIsSwitchedOff() {
        stage.deploy("payment.a", () -> PENDING);
        stage.desk.switchOff("payment.a", "unpaid");

        assertFalse(stands("1.0.0", later()));
    }

    @Test
    public void whileAVersionIsInTrialEverybodyIsAsked() {
        stage.deploy("payment.a", "1.0.0", () -> PENDING);
        stage.deploy("payment.a", "2.0.0", () -> PENDING);
        stage.desk.route(new Route(Stage.PLUGIN, "1.0.0", Optional.of(new Trial("2.0.0", Mode.CANARY, 10))));
        assertFalse(stands("1.0.0", later()));

        stage.desk.route(new Route(Stage.PLUGIN, "1.0.0", Optional.empty()));
        assertTrue(stands("1.0.0", later()));
        assertFalse("not who is asked", stands("2.0.0", later()));
    }

    private boolean stands(String version, Instant since) {
        return inquirer.stands(Charges.class, "payment.a", version, since);
    }

    /** A moment after everything that has happened and before everything that will. */
    private static Instant later() {
        Instant moment = Instant.now().plusMillis(1);
        Stage.eventually(() -> Instant.now().isAfter(moment));
        return moment;
    }

    private Gathered<Optional<PaymentOutcome>> gather(Duration within, Set<String> known) {
        return inquirer.gather(new Inquiry<>(
                Charges.class, Optional.empty(), within, known, (Charges charges) -> charges.find(Stage.KEY)));
    }

    private static Answer<Optional<PaymentOutcome>> answer(Late<Optional<PaymentOutcome>> late) throws Exception {
        return late.answer().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
