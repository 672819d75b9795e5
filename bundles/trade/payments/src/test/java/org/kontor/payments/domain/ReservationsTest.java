package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.LedgerStore;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

public class ReservationsTest {

    private static final UUID SELLER = new UUID(1, 2);

    @Rule
    public final TestStore store = TestStore.of("payments");

    private final UUID order = Keys.fresh();
    private RealBooks books;
    private Reservations reservations;
    private Instant tomorrow;

    @Before
    public void aThousandInEscrow() {
        books = new RealBooks(store);
        reservations = books.reservations;
        tomorrow = store.clock().instant().plus(Duration.ofDays(1));
        store.transactions().run(() -> books.journals.captured(fresh(), "card", usd(1_000)));
    }

    @Test
    public void whatIsReservedCannotBeDrawn() {
        call(() -> reservations.reserve(fresh(), usd(700), tomorrow));

        assertEquals(usd(300), available());
        assertThrows(IllegalStateException.class, () -> release(usd(301)));
        assertThrows(IllegalStateException.class, () -> call(() -> reservations.reserve(fresh(), usd(301), tomorrow)));
        release(usd(300));
    }

    @Test
    public void aReservationIsPostedInPartOnceAndTheRestIsFree() {
        UUID reserved = call(() -> reservations.reserve(fresh(), usd(700), tomorrow));
        Cause cause = fresh();

        assertTrue(call(() -> post(reserved, usd(400), cause)));
        assertFalse(call(() -> post(reserved, usd(400), cause)));

        assertEquals(usd(600), available());
        assertThrows(TradeRuleException.class, () -> call(() -> post(reserved, usd(300), fresh())));
        assertThrows(TradeRuleException.class, () -> call(() -> reservations.cancel(reserved)));
    }

    @Test
    public void moreThanIsReservedCannotBePosted() {
        UUID reserved = call(() -> reservations.reserve(fresh(), usd(700), tomorrow));

        assertThrows(IllegalArgumentException.class, () -> call(() -> post(reserved, usd(701), fresh())));
        assertEquals(usd(300), available());
    }

    @Test
    public void aVoidedReservationIsFreeAndCannotBePosted() {
        UUID reserved = call(() -> reservations.reserve(fresh(), usd(700), tomorrow));

        assertTrue(call(() -> reservations.cancel(reserved)));
        assertFalse(call(() -> reservations.cancel(reserved)));

        assertEquals(usd(1_000), available());
        assertThrows(TradeRuleException.class, () -> call(() -> post(reserved, usd(700), fresh())));
    }

    @Test
    public void anExpiredReservationIsFreeBeforeAnybodyHasLooked() {
        UUID reserved = call(() -> reservations.reserve(fresh(), usd(700), tomorrow));
        store.clock().advance(Duration.ofDays(1));

        assertEquals(usd(1_000), available());
        assertThrows(TradeRuleException.class, () -> call(() -> post(reserved, usd(700), fresh())));
        assertEquals(1, (int) call(reservations::expire));
        assertEquals(0, (int) call(reservations::expire));
    }

    @Test
    public void oneCauseReservesOnce() {
        Cause cause = fresh();

        UUID first = call(() -> reservations.reserve(cause, usd(700), tomorrow));

        assertEquals(first, call(() -> reservations.reserve(cause, usd(700), tomorrow)));
        assertEquals(usd(300), available());
        assertThrows(IllegalStateException.class, () -> call(() -> reservations.reserve(cause, usd(1), tomorrow)));
    }

    @Test
    public void ofManyWhoDrawAtOnceNoMoreThanIsThereComesThrough() throws Exception {
        int threads = 8;
        ExecutorService drawers = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        int won = 0;
        try {
            var draws = java.util.stream.IntStream.range(0, threads)
                    .mapToObj(i -> drawers.submit(() -> {
                        together.await();
                        return drawn(i % 2 == 0);
                    }))
                    .toList();
            for (Future<Boolean> draw : draws) {
                won += draw.get() ? 1 : 0;
            }
        } finally {
            drawers.shutdown();
        }

        assertEquals("600 of 1,000 can be had once", 1, won);
        assertEquals(usd(400), available());
    }

    /** Whoever read the account before somebody else's draw was committed comes with a number that is taken. */
    @Test
    public void aDrawWhoseNumberIsTakenIsStale() {
        release(usd(100));
        call(() -> reservations.reserve(fresh(), usd(100), tomorrow));
        String account = Journals.escrow(fresh(), usd(1));
        LedgerStore rows = new LedgerStore(store.sql(), store.schema("payments"));

        assertEquals(2, call(() -> rows.standing(account, -1, Instant.EPOCH)).draws());
        for (long number = 1; number <= 2; number++) {
            Map<String, Long> taken = Map.of(account, number);
            assertThrows(TradeRuleException.class, () -> store.transactions()
                    .run(() -> rows.insert(ofNothing(account), taken)));
        }
    }

    private Transfer ofNothing(String account) {
        UUID id = Keys.fresh();
        return new Transfer(id, "RESERVED", order, id, Instant.EPOCH, List.of(new Posting(account, usd(0))));
    }

    private boolean drawn(boolean reserving) {
        try {
            if (reserving) {
                call(() -> reservations.reserve(fresh(), usd(600), tomorrow));
            } else {
                release(usd(600));
            }
            return true;
        } catch (IllegalStateException | TradeRuleException lost) {
            return false;
        }
    }

    private boolean post(UUID reserved, Money amount, Cause cause) {
        return reservations.post(
                reserved, amount, () -> books.journals.released(cause, SELLER, amount, Money.zero(amount.currency())));
    }

    private void release(Money amount) {
        store.transactions().run(() -> books.journals.released(fresh(), SELLER, amount, Money.zero(amount.currency())));
    }

    private Money available() {
        Money some = usd(1);
        return call(() -> books.ledger.available(Journals.escrow(fresh(), some), some.currency()));
    }

    private <T> T call(Supplier<T> work) {
        return store.transactions().call(work);
    }

    private Cause fresh() {
        return new Cause(Keys.fresh(), order, Keys.fresh());
    }

    private static Money usd(long major) {
        return Money.of(major * 100, "USD");
    }
}
