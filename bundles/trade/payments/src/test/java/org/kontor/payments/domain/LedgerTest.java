package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.PaymentStore;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;

public class LedgerTest {

    private final TestStore store = TestStore.of("payments");

    /** Each test is one transaction on a database of its own. */
    @Rule
    public final RuleChain inOneTransaction = RuleChain.outerRule(store).around(this::transaction);

    private RealBooks books;
    private Ledger ledger;
    private Escrow escrow;
    private PaymentStore payments;

    private Statement transaction(Statement test, Description description) {
        return new Statement() {
            @Override
            public void evaluate() {
                open();
                store.transactions().run(() -> run(test));
            }
        };
    }

    private static void run(Statement test) {
        try {
            test.evaluate();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private void open() {
        books = new RealBooks(store);
        ledger = books.ledger;
        escrow = books.escrow;
        payments = new PaymentStore(store.sql(), store.schema("payments"));
    }

    @Test
    public void aTransferThatDoesNotSumToZeroIsRefused() {
        Transfer crooked = new Transfer(
                Keys.fresh(),
                "CAPTURE",
                Keys.fresh(),
                Keys.fresh(),
                Instant.EPOCH,
                List.of(new Posting("BANK:USD", Money.of(2, "USD")), new Posting("ESCROW:7:EUR", Money.of(-2, "EUR"))));

        assertThrows(IllegalArgumentException.class, () -> ledger.post(crooked));

        assertEquals(List.of(), ledger.trialBalance());
    }

    @Test
    public void theSameTransferIsPostedOnceAndAnotherUnderItsIdIsRefused() {
        UUID id = Keys.fresh();

        assertTrue(ledger.post(transfer(id, 100)));
        assertFalse(ledger.post(transfer(id, 100)));
        assertThrows(IllegalStateException.class, () -> ledger.post(transfer(id, 101)));

        assertEquals(Money.of(100, "USD"), ledger.trialBalance().get(0).debit());
    }

    @Test
    public void aReleaseOfEverythingIsKnownWhenItIsRepeated() {
        Payment captured = captured();

        assertTrue(release(captured));
        assertFalse(release(captured));
    }

    @Test
    public void escrowCannotBeOverdrawn() {
        Payment captured = captured();
        release(captured);

        assertThrows(
                IllegalStateException.class, () -> escrow.requestRefund(captured, captured.amount(), Keys.fresh()));
    }

    @Test
    public void aPaymentMovedWithoutItsTransferBreaksAnInvariant() {
        Payment captured = captured();

        payments.update(captured.moved(PaymentAction.RELEASE));

        assertEquals(
                List.of("no order has money in escrow whose payments are all released or given back"), books.broken());
    }

    private boolean release(Payment payment) {
        Money all = payment.amount();
        return books.journals.released(Cause.ofPayment(payment), payment.seller(), all, Money.zero(all.currency()));
    }

    private Payment started() {
        return new Payment(
                Keys.fresh(),
                Keys.fresh(),
                "K-1",
                new UUID(1, 1),
                new UUID(1, 2),
                "payment.demo",
                new UUID(1, 3),
                1,
                Money.of(1250, "EUR"),
                PaymentState.STARTED,
                1,
                Payment.Answer.NONE,
                store.clock().instant());
    }

    private Payment captured() {
        Payment started = started();
        payments.insert(started);
        assertTrue(payments.update(started.moved(PaymentAction.CAPTURE)));
        escrow.capture(started);
        return payments.find(started.id()).orElseThrow();
    }

    private static Transfer transfer(UUID id, long minor) {
        return new Transfer(
                id,
                "CAPTURE",
                new UUID(0, 7),
                id,
                Instant.EPOCH,
                List.of(
                        new Posting("BANK:USD", Money.of(minor, "USD")),
                        new Posting("UNALLOCATED:USD", Money.of(-minor, "USD"))));
    }
}
