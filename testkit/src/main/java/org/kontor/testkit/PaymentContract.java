package org.kontor.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The rules of docs/spi/payment.md, one test each. A plugin extends this class and says how to enter each world. */
public abstract class PaymentContract {

    /** What the provider is like in a test. */
    public enum World {
        FINE,
        DECLINES,
        /** The payer must act first; asked often enough, the provider says that they have. */
        WANTS_ACTION,
        /** Decides later; asked often enough, it has. */
        DECIDES_LATER,
        /** Acts on the first request, but its answer does not arrive. */
        ANSWER_LOST,
        /** The first request does not arrive, and we cannot know. */
        REQUEST_LOST,
        DOWN,
        REJECTS_OUR_SETTINGS,
        TALKS_NONSENSE
    }

    /**
     * The plugin in a world: the payer and the setup that belong there. {@code setup} must hold nothing that a failure
     * may tell.
     */
    public record Connection(Charges charges, Instruments instruments, PayerToken payer, String setup) {}

    private static final Money AMOUNT = Money.of(123_450, "USD");
    private static final String HOLDER = "Lantern Works";
    private static final String CARD_NUMBER = "4242 4242 4242 4242";

    private final IdempotencyKey key = IdempotencyKey.fresh();

    /** A new instance of the plugin in this world. Instances of one test share the provider and what it remembers. */
    protected abstract Connection enter(World world);

    /** How many charges and refunds the provider has really made in this test. */
    protected abstract int movements();

    /** Everything the plugin has written down itself in this test; empty when it writes nothing. */
    protected abstract String memory();

    @Test
    public final void p01_chargesExactlyTheAmountAsked() {
        for (Money amount : List.of(AMOUNT, Money.of(500, "JPY"), Money.of(1_234, "KWD"), Money.of(1, "EUR"))) {
            Connection fine = enter(World.FINE);

            assertEquals(
                    amount,
                    charged(charge(fine, amount, IdempotencyKey.fresh())).amount());
        }
    }

    @Test
    public final void p02_neverChargesTwiceForOneKey() {
        Connection fine = enter(World.FINE);
        PaymentOutcome first = charge(fine, AMOUNT, key);

        assertFalse(charged(first).reference().isBlank());
        assertEquals(first, charge(fine, AMOUNT, key));
        assertEquals(1, movements());
    }

    @Test
    public final void p03_chargesOnceWhenTheKeyComesManyTimesAtOnce() throws Exception {
        Connection fine = enter(World.FINE);

        assertEquals(1, atOnce(() -> charge(fine, AMOUNT, key)).size());
        assertEquals(1, movements());
    }

    @Test
    public final void p04_chargesAgainForAnotherKey() {
        Connection fine = enter(World.FINE);
        PaymentOutcome.Succeeded first = charged(charge(fine, AMOUNT, key));
        PaymentOutcome.Succeeded second = charged(charge(fine, AMOUNT, IdempotencyKey.fresh()));

        assertFalse(first.reference().equals(second.reference()));
        assertEquals(2, movements());
    }

    @Test
    public final void p05_findsWhatBecameOfACharge() {
        Connection fine = enter(World.FINE);
        PaymentOutcome answer = charge(fine, AMOUNT, key);

        assertEquals(Optional.of(answer), fine.charges().find(key));
    }

    @Test
    public final void p06_findsNothingForAnUnknownKey() {
        assertEquals(Optional.empty(), enter(World.FINE).charges().find(key));
    }

    @Test
    public final void p07_declinesAsAResultAndStaysSo() {
        Connection declines = enter(World.DECLINES);
        PaymentOutcome answer = charge(declines, AMOUNT, key);

        String reason = answer.fold(
                no -> unexpected(no), PaymentOutcome.Declined::reason, no -> unexpected(no), no -> unexpected(no));
        assertFalse(reason.isBlank());
        assertEquals(answer, charge(declines, AMOUNT, key));
        assertEquals(0, movements());
    }

    @Test
    public final void p08_saysWhereThePayerMustActAndThenThatTheyHave() {
        Connection wants = enter(World.WANTS_ACTION);
        PaymentOutcome answer = charge(wants, AMOUNT, key);

        assertTrue(answer.<Boolean>fold(
                no -> unexpected(no),
                no -> unexpected(no),
                action -> action.at().isAbsolute(),
                no -> unexpected(no)));
        assertEquals(0, movements());
        assertEquals(AMOUNT, settled(wants).amount());
        assertEquals(1, movements());
    }

    @Test
    public final void p09_saysThatItHasNotDecidedAndThenThatItHas() {
        Connection later = enter(World.DECIDES_LATER);

        assertEquals(new PaymentOutcome.Pending(), charge(later, AMOUNT, key));
        assertEquals(AMOUNT, settled(later).amount());
        assertEquals(settled(later), charged(charge(later, AMOUNT, key)));
        assertEquals(1, movements());
    }

    @Test
    public final void p10_isInDoubtWhenTheAnswerIsLostAndFindsTheChargeAfterwards() {
        Connection lost = enter(World.ANSWER_LOST);
        assertFault(IN_DOUBT, lost, () -> charge(lost, AMOUNT, key));

        Optional<PaymentOutcome> found = lost.charges().find(key);
        assertTrue("it was charged", found.isPresent());
        assertEquals(found.get(), charge(lost, AMOUNT, key));
        assertEquals(1, movements());
    }

    @Test
    public final void p11_isInDoubtWhenTheRequestIsLostAndFindsNothingAfterwards() {
        Connection lost = enter(World.REQUEST_LOST);
        assertFault(IN_DOUBT, lost, () -> charge(lost, AMOUNT, key));

        assertEquals(Optional.empty(), lost.charges().find(key));
        assertEquals(0, movements());
        assertEquals(AMOUNT, charged(charge(lost, AMOUNT, key)).amount());
    }

    @Test
    public final void p12_isUnavailableWhenTheProviderIsDownAndChargesNothing() {
        Connection down = enter(World.DOWN);
        assertFault(UNAVAILABLE, down, () -> charge(down, AMOUNT, key));
        assertFault(UNAVAILABLE, down, () -> down.charges().find(key));

        assertEquals(Optional.empty(), enter(World.FINE).charges().find(key));
        assertEquals(0, movements());
    }

    @Test
    public final void p13_isMisconfiguredWhenOurSettingsAreRejected() {
        Connection rejects = enter(World.REJECTS_OUR_SETTINGS);

        assertFault(MISCONFIGURED, rejects, () -> charge(rejects, AMOUNT, key));
        assertFault(MISCONFIGURED, rejects, () -> rejects.instruments().bind(rejects.setup(), HOLDER, key));
    }

    @Test
    public final void p14_isUnintelligibleWhenAQuestionIsAnsweredWithNonsense() {
        Connection nonsense = enter(World.TALKS_NONSENSE);

        assertFault(UNINTELLIGIBLE, nonsense, () -> nonsense.charges().find(key));
    }

    @Test
    public final void p15_refundsOncePerKeyAndFindsIt() throws Exception {
        Connection fine = enter(World.FINE);
        String charge = charged(charge(fine, AMOUNT, IdempotencyKey.fresh())).reference();
        Money part = Money.of(100, "USD");

        Set<PaymentOutcome> answers = atOnce(() -> fine.charges().refund(charge, part, key));

        assertEquals(1, answers.size());
        PaymentOutcome answer = answers.iterator().next();
        assertEquals(part, charged(answer).amount());
        assertEquals(Optional.of(answer), fine.charges().find(key));
        assertEquals(2, movements());
    }

    @Test
    public final void p16_declinesToRefundAnUnknownCharge() {
        assertDeclined(enter(World.FINE).charges().refund("no-such-charge", AMOUNT, key));
        assertEquals(0, movements());
    }

    @Test
    public final void p17_declinesToRefundMoreThanWasCharged() {
        Connection fine = enter(World.FINE);
        String charge = charged(charge(fine, AMOUNT, key)).reference();
        charged(fine.charges().refund(charge, AMOUNT.minus(Money.of(1, "USD")), IdempotencyKey.fresh()));

        assertDeclined(fine.charges().refund(charge, Money.of(2, "USD"), IdempotencyKey.fresh()));
        assertEquals(2, movements());
    }

    @Test
    public final void p18_declinesToRefundInAnotherCurrency() {
        Connection fine = enter(World.FINE);
        String charge = charged(charge(fine, AMOUNT, key)).reference();

        assertDeclined(fine.charges().refund(charge, Money.of(100, "EUR"), IdempotencyKey.fresh()));
    }

    @Test
    public final void p19_knowsItsChargesAfterARestart() {
        PaymentOutcome answer = charge(enter(World.FINE), AMOUNT, key);
        Connection restarted = enter(World.FINE);

        assertEquals(Optional.of(answer), restarted.charges().find(key));
        assertEquals(answer, charge(restarted, AMOUNT, key));
        charged(restarted.charges().refund(charged(answer).reference(), AMOUNT, IdempotencyKey.fresh()));
    }

    @Test
    public final void p20_bindsOncePerKeyAndFindsIt() {
        Connection fine = enter(World.FINE);
        BindingOutcome answer = fine.instruments().bind(fine.setup(), HOLDER, key);

        assertEquals(
                HOLDER,
                answer.<String>fold(bound -> bound.instrument().holder(), no -> unexpected(no), no -> unexpected(no)));
        assertEquals(answer, fine.instruments().bind(fine.setup(), HOLDER, key));
        assertEquals(Optional.of(answer), enter(World.FINE).instruments().findBinding(key));
        assertEquals(Optional.empty(), fine.instruments().findBinding(IdempotencyKey.fresh()));
    }

    @Test
    public final void p21_chargesWhatItBound() {
        Connection fine = enter(World.FINE);
        PayerToken bound = fine.instruments()
                .bind(fine.setup(), HOLDER, IdempotencyKey.fresh())
                .fold(binding -> binding.instrument().token(), no -> unexpected(no), no -> unexpected(no));

        assertEquals(
                AMOUNT,
                charged(fine.charges().charge(bound, AMOUNT, "order", key)).amount());
    }

    @Test
    public final void p22_refusesACardNumberAndKeepsNoneOfIt() {
        Connection fine = enter(World.FINE);
        BindingOutcome answer = fine.instruments().bind(CARD_NUMBER, HOLDER, key);

        String reason = answer.fold(no -> unexpected(no), BindingOutcome.Declined::reason, no -> unexpected(no));
        assertFalse(reason.contains("4242"));
        assertFalse(memory().contains("4242"));
    }

    private static PaymentOutcome charge(Connection with, Money amount, IdempotencyKey key) {
        return with.charges().charge(with.payer(), amount, "order 1", key);
    }

    private static Set<PaymentOutcome> atOnce(Callable<PaymentOutcome> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Set<PaymentOutcome> answers = new HashSet<>();
        try {
            for (Future<PaymentOutcome> answer : threads.invokeAll(Collections.nCopies(32, act))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        return answers;
    }

    private PaymentOutcome.Succeeded settled(Connection with) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end) {
            if (with.charges().find(key).orElseThrow() instanceof PaymentOutcome.Succeeded succeeded) {
                return succeeded;
            }
        }
        throw new AssertionError("it never settled");
    }

    private static PaymentOutcome.Succeeded charged(PaymentOutcome outcome) {
        return outcome.fold(succeeded -> succeeded, no -> unexpected(no), no -> unexpected(no), no -> unexpected(no));
    }

    private static void assertDeclined(PaymentOutcome outcome) {
        assertTrue(outcome.toString(), outcome instanceof PaymentOutcome.Declined);
    }

    private static <R> R unexpected(Object outcome) {
        throw new AssertionError("the provider answered " + outcome);
    }

    /** A failure must have this fault and tell neither the payer's token nor the setup. */
    private static void assertFault(Fault expected, Connection with, ThrowingRunnable call) {
        ProviderException failure = assertThrows(ProviderException.class, call);
        assertEquals(expected, failure.fault());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            assertFalse(
                    "a failure must not tell the token",
                    message.contains(with.payer().value()));
            assertFalse("a failure must not tell the setup", message.contains(with.setup()));
        }
    }
}
