package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.kontor.payments.Books.Invariant;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.Findings;
import org.kontor.payments.store.LedgerStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.Transactions;
import org.kontor.values.Money;

public class LedgerTest {

    private static final Schema SCHEMA = () -> "payments";

    private final Clock clock = Clock.systemUTC();
    private Connection connection;
    private Ledger ledger;
    private Escrow escrow;
    private PaymentStore payments;

    @Before
    public void open() throws Exception {
        System.setProperty("derby.stream.error.file", "target/derby.log");
        connection = DriverManager.getConnection("jdbc:derby:memory:" + UUID.randomUUID() + ";create=true");
        DSLContext sql = DSL.using(connection, SQLDialect.DERBY);
        for (String statement : migration().split(";")) {
            if (!statement.isBlank()) {
                connection.createStatement().execute(statement);
            }
        }
        ledger = new Ledger(
                new LedgerStore(() -> sql, SCHEMA), new Findings(() -> sql, SCHEMA), new EachByItself(), clock);
        escrow = new Escrow(ledger, clock);
        payments = new PaymentStore(() -> sql, SCHEMA);
    }

    @After
    public void close() throws Exception {
        connection.close();
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
        escrow.release(captured);

        assertThrows(IllegalStateException.class, () -> escrow.requestRefund(captured, Keys.fresh()));
    }

    @Test
    public void aPaymentMovedWithoutItsTransferBreaksAnInvariant() {
        Payment captured = captured();

        payments.update(captured.moved(PaymentAction.RELEASE));

        assertEquals(
                2, ledger.invariants().stream().filter(found -> !found.holds()).count());
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
            case RELEASE -> escrow.release(payment);
            case REFUND -> {
                refund = Keys.fresh();
                escrow.requestRefund(payment, refund);
            }
            case CONFIRM_REFUND -> escrow.confirmRefund(payment, refund);
            case REFUSE_REFUND -> escrow.failRefund(payment, refund);
            default -> throw new AssertionError(action);
        }
        assertTrue(payments.update(next));
        return withInstrument(payments.find(next.id()).orElseThrow(), refund);
    }

    private Payment captured() {
        Payment started = new Payment(
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
                clock.instant());
        payments.insert(started);
        escrow.prepare(started);
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

    private static String migration() throws Exception {
        try (InputStream file = LedgerTest.class.getResourceAsStream("/db/V0001__payments.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${uuid}", "varchar(36)")
                    .replace("${instant}", "timestamp");
        }
    }

    /** One connection that commits every statement. */
    private static final class EachByItself implements Transactions {

        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean active() {
            return false;
        }
    }
}
