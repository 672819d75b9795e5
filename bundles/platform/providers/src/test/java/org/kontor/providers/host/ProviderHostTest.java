package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.KEY;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.providers.host.Stage.assertFault;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus.State;
import org.kontor.providers.Providers;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;

/** Who is here, who was, and what is asked of all. */
public class ProviderHostTest {

    private static final Map<String, String> REHEARSAL = Map.of("kontor.rehearsal", "true");

    @Rule
    public final Stage stage = new Stage();

    @Test
    public void aPidNamesItsAccount() {
        assertEquals("carrier.ratesheet-demo", Arrival.accountOf("org.kontor.carrier.ratesheet~demo"));
        assertEquals("com.acme.ship-eu", Arrival.accountOf("com.acme.ship~eu"));
    }

    @Test
    public void anAccountAnswersAndIsCounted() {
        stage.deploy("payment.a", () -> PENDING);

        assertEquals(PENDING, stage.ask("payment.a"));

        assertTrue(stage.host.has(Charges.class, "payment.a"));
        assertFalse(stage.host.has(Verifier.class, "payment.a"));
        assertEquals(List.of("payment.a"), stage.host.accounts(Charges.class));
        assertEquals(1, stage.status("payment.a").calls());
        assertEquals(List.of("Charges"), stage.status("payment.a").abilities());
        assertTrue(stage.status("payment.a").lastGood().isPresent());
        assertTrue(stage.status("payment.a").p99Millis() > 0);
    }

    @Test
    public void anAccountThatIsNotHereIsUnavailable() {
        assertFault(UNAVAILABLE, "payment.a is not installed", () -> stage.ask("payment.a"));
        assertFault(UNAVAILABLE, "payment.a is not installed", () -> stage.act("payment.a"));
    }

    @Test
    public void anAbilityItHasNotIsUnavailable() {
        stage.deploy("payment.a", () -> PENDING);

        assertFault(
                UNAVAILABLE,
                "payment.a does not offer Verifier",
                () -> stage.host.ask(Verifier.class, "payment.a", verifier -> verifier.find(KEY)));
    }

    @Test
    public void anAccountMaySayWhoIsBookedAtItsPrices() {
        stage.host.arrive(new Arrival(
                "carrier.sheet-sea",
                new Object(),
                Set.of(),
                Map.of("kontor.books.at", " carrier.ocean-main "),
                "org.kontor.carrier.sheet",
                "1.0.0"));

        assertEquals("carrier.ocean-main", stage.host.bookedAt("carrier.sheet-sea"));
        assertEquals("carrier.gone", stage.host.bookedAt("carrier.gone"));
    }

    @Test
    public void nobodyIsCalledInsideATransaction() {
        stage.deploy("payment.a", () -> PENDING);
        stage.beginTransaction();

        assertThrows(IllegalStateException.class, () -> stage.ask("payment.a"));
        assertThrows(IllegalStateException.class, () -> stage.act("payment.a"));
        assertThrows(IllegalStateException.class, this::askAll);
    }

    @Test
    public void aReplacedAccountStays() {
        Instance old = stage.deploy("payment.a", Optional::empty);
        stage.deploy("payment.a", () -> PENDING);

        stage.host.depart(old, Duration.ZERO);

        assertEquals(PENDING, stage.ask("payment.a"));
        assertEquals(List.of(), stage.host.departed(Charges.class));
    }

    @Test
    public void aDepartedAccountIsRememberedUntilItReturns() {
        Instance gone = stage.deploy("payment.a", () -> PENDING);
        stage.host.depart(gone, Duration.ZERO);

        assertEquals(
                List.of("payment.a"),
                stage.host.departed(Charges.class).stream()
                        .map(Departure::account)
                        .toList());
        assertEquals(List.of(), stage.host.accounts(Charges.class));
        assertEquals(State.GONE, stage.status("payment.a").state());
        assertEquals(List.of(), stage.status("payment.a").versions());
        assertFault(UNAVAILABLE, "payment.a is not installed", () -> stage.ask("payment.a"));

        stage.deploy("payment.a", () -> PENDING);
        assertEquals(List.of(), stage.host.departed(Charges.class));
        assertEquals(State.HERE, stage.status("payment.a").state());
        assertEquals(PENDING, stage.ask("payment.a"));
    }

    @Test
    public void aRehearsalIsCalledByItsNameAndStandsInNoList() {
        stage.deploy("payment.real", () -> PENDING);
        Instance rehearsal = stage.deploy("payment.rehearsed", "1.0.0", REHEARSAL, () -> PENDING);

        assertEquals(PENDING, stage.ask("payment.rehearsed"));
        assertTrue(stage.host.has(Charges.class, "payment.rehearsed"));
        assertEquals(List.of("payment.real"), stage.host.accounts(Charges.class));
        assertEquals(1, stage.host.status().size());
        assertEquals(1, askAll().size());

        stage.host.depart(rehearsal, Duration.ZERO);
        assertEquals(List.of(), stage.host.departed(Charges.class));
        assertEquals(1, stage.host.status().size());
        assertFault(UNAVAILABLE, "payment.rehearsed is not installed", () -> stage.ask("payment.rehearsed"));
        stage.deploy("payment.rehearsed", () -> PENDING);
        assertEquals(
                "nothing is remembered of it",
                0,
                stage.status("payment.rehearsed").calls());
    }

    @Test
    public void oneHangingAccountDoesNotSlowAnother() {
        stage.hang("payment.hangs");
        stage.deploy("payment.quick", "2.0.0", () -> PENDING);

        List<Providers.Answer<Optional<PaymentOutcome>>> answers = askAll();

        assertEquals(
                List.of("payment.hangs", "payment.quick"),
                answers.stream().map(Providers.Answer::account).toList());
        assertEquals(UNAVAILABLE, answers.get(0).failure().orElseThrow().fault());
        assertEquals("1.0.0", answers.get(0).version());
        assertEquals(PENDING, answers.get(1).result().orElseThrow());
        assertEquals("2.0.0", answers.get(1).version());
        assertTrue(answers.get(1).took().compareTo(Duration.ofMillis(250)) < 0);
    }

    @Test
    public void allAreAskedAtOnce() {
        CyclicBarrier together = new CyclicBarrier(3);
        for (String account : List.of("payment.a", "payment.b", "payment.c")) {
            stage.deploy(account, () -> {
                meet(together);
                return PENDING;
            });
        }

        assertTrue(askAll().stream().allMatch(answer -> answer.result().isPresent()));
    }

    @Test
    public void aQuestionToAllIsAboutOneTrade() {
        UUID trade = UUID.randomUUID();
        ThreadCalls calls = new ThreadCalls(Clock.systemUTC());
        stage.deploy("payment.a", () -> PENDING);

        List<Providers.Answer<Optional<UUID>>> answers =
                stage.host.askAll(Charges.class, Optional.of(trade), charges -> calls.current()
                        .orElseThrow()
                        .trade());

        assertEquals(Optional.of(trade), answers.get(0).result().orElseThrow());
    }

    @Test
    public void whatAnAccountCanDoIsSaidByAllItsVersions() {
        stage.deploy("payment.a", () -> PENDING);
        stage.host.arrive(new Arrival(
                "payment.a", new SilentVerifier(), Set.of(Verifier.class), Map.of(), Stage.PLUGIN, "2.0.0"));

        assertTrue(stage.host.has(Charges.class, "payment.a"));
        assertTrue(stage.host.has(Verifier.class, "payment.a"));
        assertEquals(PENDING, stage.ask("payment.a"));
    }

    private List<Providers.Answer<Optional<PaymentOutcome>>> askAll() {
        return stage.host.askAll(Charges.class, charges -> charges.find(KEY));
    }

    private static final class SilentVerifier implements Verifier {

        @Override
        public Finding begin(Subject subject, IdempotencyKey key) {
            return new Finding.UnderReview("case", "it always is");
        }

        @Override
        public Optional<Finding> find(IdempotencyKey key) {
            return Optional.empty();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new ProviderException(UNAVAILABLE, "nobody came", e);
        }
    }
}
