package org.kontor.payment.sandbox;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.payment.sandbox.Account.AMOUNT;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Authorised;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Holds, what is taken of them, and what is called off. */
public class HoldsTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Money PART = Money.of(4_000, "EUR");

    @Rule
    public final Account account = new Account();

    private final IdempotencyKey key = new IdempotencyKey("charge-1");
    private final IdempotencyKey capture = new IdempotencyKey("capture-1");
    private final IdempotencyKey other = new IdempotencyKey("capture-2");

    @Test
    public void aHoldIsCapturedOnceAndItsRestIsLetGo() {
        SandboxPayments sandbox = account.open(Map.of());
        Authorised held = new Authorised("ch_charge-1", AMOUNT, account.now().plus(WEEK));
        Succeeded taken = new Succeeded("ch_charge-1", PART);

        assertEquals(held, account.charge(sandbox, "tok-hold", key));
        assertEquals(Optional.of(held), sandbox.find(key));
        assertEquals(taken, sandbox.capture("ch_charge-1", PART, capture));
        assertEquals(taken, sandbox.capture("ch_charge-1", PART, capture));
        assertEquals(Optional.of(taken), sandbox.find(capture));
        assertEquals(Optional.of(taken), sandbox.find(key));
        assertEquals(new Declined("already_captured"), sandbox.capture("ch_charge-1", PART, other));
        assertEquals(List.of("hold:charge-1", "capture:capture-1", "attempt:capture-2"), account.lines());
    }

    @Test
    public void onlyWhatWasTakenIsGivenBack() {
        SandboxPayments sandbox = account.open(Map.of());
        account.charge(sandbox, "tok-hold", key);

        assertEquals(new Declined("unknown_charge"), sandbox.refund("ch_charge-1", PART, IdempotencyKey.fresh()));
        sandbox.capture("ch_charge-1", PART, capture);
        assertTrue(sandbox.refund("ch_charge-1", AMOUNT, IdempotencyKey.fresh()) instanceof Declined);
        assertTrue(sandbox.refund("ch_charge-1", PART, IdempotencyKey.fresh()) instanceof Succeeded);
    }

    @Test
    public void whatTheHoldDoesNotCoverIsDeclined() {
        SandboxPayments sandbox = account.open(Map.of());
        account.charge(sandbox, "tok-hold", key);

        assertDeclined("more_than_was_held", sandbox, "ch_charge-1", Money.of(10_001, "EUR"));
        assertDeclined("currency_differs", sandbox, "ch_charge-1", Money.of(1, "USD"));
        assertDeclined("amount_not_positive", sandbox, "ch_charge-1", Money.of(0, "EUR"));
        assertDeclined("unknown_charge", sandbox, "ch_charge-2", PART);
        assertDeclined("unknown_charge", sandbox, "elsewhere", PART);
    }

    @Test
    public void aHoldThatHasEndedIsDeclined() {
        SandboxPayments sandbox = account.open(Map.of());
        account.charge(sandbox, "tok-hold-ended", key);
        account.charge(sandbox, "tok-hold", other);

        assertDeclined("hold_ended", sandbox, "ch_charge-1", AMOUNT);
        account.pass(WEEK);
        assertDeclined("hold_ended", sandbox, "ch_capture-2", AMOUNT);
    }

    @Test
    public void whatIsCalledOffIsNeverTaken() {
        SandboxPayments sandbox = account.open(Map.of("settle_millis", 1_000L, "settle_asks", 1));
        for (String token : List.of("tok-hold", "tok-pending", "tok-3ds", "tok-transfer")) {
            IdempotencyKey charge = new IdempotencyKey(token);
            account.charge(sandbox, token, charge);

            assertTrue(sandbox.callOff(charge));
            assertTrue(sandbox.callOff(charge));
            account.pass(WEEK.minusDays(1));
            assertEquals(Optional.of(new Declined("called_off")), sandbox.find(charge));
            assertEquals(new Declined("called_off"), account.charge(sandbox, token, charge));
        }
        assertDeclined("called_off", sandbox, "ch_tok-hold", PART);
        assertFalse(account.lines().toString(), account.lines().toString().contains("charge:"));
    }

    @Test
    public void aChargeThatComesAfterItsCallingOffIsDeclined() {
        SandboxPayments sandbox = account.open(Map.of());

        assertTrue(sandbox.callOff(key));
        assertEquals(new Declined("called_off"), account.charge(sandbox, "tok-ok", key));
        assertEquals(List.of("void:charge-1"), account.lines());
    }

    @Test
    public void whatIsTakenOrDeclinedIsNotCalledOff() {
        SandboxPayments sandbox = account.open(Map.of());
        account.charge(sandbox, "tok-ok", other);
        account.charge(sandbox, "tok-hold", key);
        sandbox.capture("ch_charge-1", PART, capture);
        IdempotencyKey declined = IdempotencyKey.fresh();
        PaymentOutcome refusal = account.charge(sandbox, "tok-declined", declined);

        assertFalse(sandbox.callOff(other));
        assertFalse(sandbox.callOff(key));
        assertTrue("nothing moved, and nothing will", sandbox.callOff(declined));
        assertEquals(Optional.of(refusal), sandbox.find(declined));
    }

    @Test
    public void refundsAtOnceNeverExceedTheirCharge() {
        SandboxPayments sandbox = account.open(Map.of());
        for (int i = 0; i < 50; i++) {
            IdempotencyKey charge = IdempotencyKey.fresh();
            account.charge(sandbox, "tok-ok", charge);
            String reference = Books.reference(charge.value());

            long given = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(call -> sandbox.refund(reference, PART, IdempotencyKey.fresh()))
                    .filter(Succeeded.class::isInstance)
                    .count();
            assertEquals("two of 40 in 100", 2, given);
        }
    }

    @Test
    public void ofTakingAndCallingOffAtOnceOneHappens() throws Exception {
        SandboxPayments sandbox = account.open(Map.of());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 300; i++) {
            IdempotencyKey charge = new IdempotencyKey("charge-" + i);
            IdempotencyKey taking = new IdempotencyKey("capture-" + i);
            boolean holds = i % 2 == 0;
            if (holds) {
                account.charge(sandbox, "tok-hold", charge);
            }
            CyclicBarrier together = new CyclicBarrier(2);
            Future<Boolean> calledOff = threads.submit(() -> {
                together.await();
                return sandbox.callOff(charge);
            });
            Future<PaymentOutcome> taken = threads.submit(() -> {
                together.await();
                return holds
                        ? sandbox.capture(Books.reference(charge.value()), AMOUNT, taking)
                        : account.charge(sandbox, "tok-ok", charge);
            });

            assertNotEquals(calledOff.get(), taken.get() instanceof Succeeded);
        }
        threads.shutdownNow();
    }

    @Test
    public void aLostAnswerIsFoundAndARepeatedCaptureTakesNothingMore() {
        account.charge(account.open(Map.of()), "tok-hold", key);
        SandboxPayments doubtful = account.open(Map.of("fault", Settings.Trouble.IN_DOUBT));

        ProviderException lost =
                assertThrows(ProviderException.class, () -> doubtful.capture("ch_charge-1", PART, capture));
        assertEquals(Fault.IN_DOUBT, lost.fault());
        assertEquals(Optional.of(new Succeeded("ch_charge-1", PART)), doubtful.find(capture));
        assertEquals(new Succeeded("ch_charge-1", PART), doubtful.capture("ch_charge-1", PART, capture));
        assertEquals(List.of("hold:charge-1", "capture:capture-1"), account.lines());
    }

    private static void assertDeclined(String reason, SandboxPayments sandbox, String charge, Money amount) {
        assertEquals(new Declined(reason), sandbox.capture(charge, amount, IdempotencyKey.fresh()));
    }
}
