package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.kontor.payments.Books.Invariant;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.Findings;
import org.kontor.payments.store.LedgerStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;

public class LedgerTest {

    private final TestStore store = TestStore.of("payments");

    /** Each test is one transaction on a database of its own. */
    @Rule
    public final RuleChain inOneTransaction = RuleChain.outerRule(store).around(this::transaction);

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
        Schema schema = store.schema("payments");
        ledger = new Ledger(
                new LedgerStore(store.sql(), schema),
                new Findings(store.sql(), schema),
                store.transactions(),
                store.clock());
        escrow = new Escrow(ledger, store.clock());
        payments = new PaymentStore(store.sql(), schema);
        escrow.prepare(started());
    }

    @Test
    public void aTransferThatDoesNotSumToZeroIsRefused() {
        Transfer crooked = new Transfer(
                Keys.fresh(),
                "CAPTURE",
                Keys.fresh(),
                Instant.EPOCH,
                List.of(new Posting("A", Money.of(2, "USD")), new Posting("B", Money.of(-2, "EUR"))));

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
    public void escrowCannotBeOverdrawn() {
        Payment captured = captured();
        release(captured);

        assertThrows(
                IllegalStateException.class,
                () -> escrow.requestRefund(captured, captured.amount(), Keys.fresh()));
    }

    @Test
    public void aPaymentMovedWithoutItsTransferBreaksAnInvariant() {
        Payment captured = captured();

        payments.update(captured.moved(PaymentAction.RELEASE));

        assertEquals(
                1, ledger.invariants().stream().filter(found -> !found.holds()).count());
    }

    @Test
    public void aRandomWalkKeepsEveryInvariant() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Payment> open = new ArrayList<>();
        for (int step = 0; step < 1_500; step++) {
            if (open.isEmpty() || random.nextInt(3) == 0) {
                open.add(captured());
            } else {
                int chosen = random.nextInt(open.size());
                open.set(chosen, moved(open.get(chosen), random));
            }
        }

        assertEquals(
                "seed " + seed,
                List.of(),
                ledger.invariants().stream()
                        .filter(found -> !found.holds())
                        .map(Invariant::toString)
                        .toList());
    }

    private Payment moved(Payment payment, Random random) {
        var possible = PaymentStates.TABLE.allowed(payment.state());
        if (possible.isEmpty()) {
            return payment;
        }
        PaymentAction action = possible.get(random.nextInt(possible.size())).action();
        UUID refund = payment.instrument();
        Payment next = payment.moved(action);
        switch (action) {
            case RELEASE -> release(payment);
            case REFUND -> {
                refund = Keys.fresh();
                escrow.requestRefund(payment, payment.amount(), refund);
            }
            case CONFIRM_REFUND -> escrow.confirmRefund(payment, payment.amount(), refund);
            case REFUSE_REFUND -> escrow.failRefund(payment, payment.amount(), refund);
            default -> throw new AssertionError(action);
        }
        assertTrue(payments.update(next));
        return withInstrument(payments.find(next.id()).orElseThrow(), refund);
    }

    private void release(Payment payment) {
        Money amount = payment.amount();
        ledger.post(new Transfer(
                Keys.fresh(),
                "RELEASE",
                payment.order(),
                store.clock().instant(),
                List.of(
                        new Posting(AccountName.escrow(payment.order(), amount.currency()), amount),
                        new Posting(AccountName.payable(payment.seller(), amount.currency()), amount.times(-1)))));
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

    private static Payment withInstrument(Payment payment, UUID instrument) {
        return new Payment(
                payment.id(),
                payment.order(),
                payment.orderNumber(),
                payment.buyer(),
                payment.seller(),
                payment.provider(),
                instrument,
                payment.amount(),
                payment.state(),
                payment.version(),
                payment.answer(),
                payment.startedAt());
    }

    private static Transfer transfer(UUID id, long minor) {
        return new Transfer(
                id,
                "CAPTURE",
                new UUID(0, 7),
                Instant.EPOCH,
                List.of(new Posting("A", Money.of(minor, "USD")), new Posting("B", Money.of(-minor, "USD"))));
    }
}
