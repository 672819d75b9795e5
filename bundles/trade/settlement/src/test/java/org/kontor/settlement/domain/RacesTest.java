package org.kontor.settlement.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.domain.Court.Rules;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** Two at once want the same money. */
public class RacesTest {

    private static final int ROUNDS = 3;
    private static final Money NOTHING = Money.of(0, "USD");

    @Rule
    public final TestStore store = TestStore.of("orders", "payments", "settlement");

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @After
    public void end() {
        threads.shutdownNow();
    }

    @Test
    public void ofAReleaseAndARefundExactlyOneWins() throws Exception {
        Court court = new Court(store, Rules.USUAL);
        for (int round = 0; round < ROUNDS; round++) {
            Order order = court.delivered();
            Money before = court.payable();
            Money total = order.total();
            int won = race(
                    () -> court.payments.escrows.release(order.id(), total, NOTHING, Keys.fresh()),
                    () -> court.payments.escrows.refund(order.id(), total, "called off", Keys.fresh()));

            assertEquals("round " + round, 1, won);
            assertEquals(NOTHING, court.held(order));
            assertTrue(List.of(before, before.plus(total)).contains(court.payable()));
        }
        store.runDue();
        court.mustBeSound();
    }

    @Test
    public void ofTwoReleasesExactlyOneWins() throws Exception {
        Court court = new Court(store, Rules.USUAL);
        for (int round = 0; round < ROUNDS; round++) {
            Order order = court.delivered();
            Runnable release = () -> court.payments.escrows.release(order.id(), order.total(), NOTHING, Keys.fresh());

            assertEquals("round " + round, 1, race(release, release));
        }
        court.mustBeSound();
    }

    @Test
    public void aDisputeHoldsBackWhatTheTimerHasNotReleased() throws Exception {
        Court court = new Court(store, Rules.USUAL);
        for (int round = 0; round < ROUNDS; round++) {
            Order order = court.delivered();
            Claim claim = new Claim(order.total(), Dispute.Reason.QUANTITY, "a carton is missing");
            race(() -> court.orders.timeAccepts(order.id()), () -> court.disputes.open(order.id(), claim, court.buyer));

            Money frozen = court.disputes.ofOrder(order.id(), court.buyer).stream()
                    .map(Dispute::frozen)
                    .reduce(NOTHING, Money::plus);
            boolean accepted = court.settlement(order).acceptedAt().isPresent();
            assertEquals("round " + round, accepted ? frozen : order.total(), court.held(order));
        }
        court.mustBeSound();
    }

    @Test
    public void ofTwoPayoutsOfEverythingExactlyOneWins() throws Exception {
        Court court = new Court(store, Rules.USUAL);
        court.payoutAccounts.bind(
                court.traders.bound(court.seller.organisation(), "Brightway Lighting Co., Ltd."), court.seller);
        for (int round = 0; round < ROUNDS; round++) {
            court.accept(court.delivered());
            Money all = court.payable();
            Runnable payout = () -> court.payouts.begin(court.seller.organisation(), all, "sales");

            assertEquals("round " + round, 1, race(payout, payout));
            assertEquals(NOTHING, court.payable());
        }
        court.mustBeSound();
    }

    @Test
    public void whoeverHasClaimedAnOrderIsAloneWithItsMoney() throws Exception {
        Court court = new Court(store, Rules.USUAL);
        Order order = court.delivered();
        Claim claim = new Claim(order.total(), Dispute.Reason.QUANTITY, "a carton is missing");

        boolean opened = whileClaimed(
                () -> court.book.claim(order.id()),
                () -> court.disputes.open(order.id(), claim, court.buyer),
                () -> court.payments.escrows.release(order.id(), order.total(), NOTHING, Keys.fresh()));

        assertFalse("the dispute must see the release", opened);
        assertEquals(NOTHING, court.held(order));
    }

    @Test
    public void whoeverHasClaimedASellerIsAloneWithItsMoney() throws Exception {
        Court court = new Court(store, Rules.USUAL);
        UUID seller = court.seller.organisation();
        court.payoutAccounts.bind(court.traders.bound(seller, "Brightway Lighting Co., Ltd."), court.seller);
        court.accept(court.delivered());
        Money all = court.payable();

        boolean paid = whileClaimed(
                () -> court.payoutBook.claim(seller),
                () -> court.payouts.begin(seller, all, "sales"),
                () -> court.payments.escrows.payoutSent(seller, all, Keys.fresh()));

        assertFalse("the second payout must see the first", paid);
        assertEquals(NOTHING, court.payable());
    }

    /** True when the other succeeded although its money was claimed first. */
    private boolean whileClaimed(Runnable claim, Runnable other, Runnable work) throws Exception {
        List<Future<Boolean>> begun = new ArrayList<>();
        store.transactions().run(() -> {
            claim.run();
            begun.add(threads.submit(attempt(other)));
            giveWay(begun.get(0));
            work.run();
        });
        return begun.get(0).get();
    }

    /** Long enough for whoever does not wait to be done. */
    private static void giveWay(Future<Boolean> other) {
        try {
            other.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException stillWaiting) {
            assertFalse(other.isDone());
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** How many of the two succeeded; the rules of the trade refuse the other. */
    private int race(Runnable one, Runnable other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        int won = 0;
        for (Future<Boolean> end : threads.invokeAll(List.of(runner(start, one), runner(start, other)))) {
            won += end.get() ? 1 : 0;
        }
        return won;
    }

    private Callable<Boolean> runner(CyclicBarrier start, Runnable work) {
        Callable<Boolean> attempt = attempt(work);
        return () -> {
            start.await();
            return attempt.call();
        };
    }

    private Callable<Boolean> attempt(Runnable work) {
        return () -> {
            try {
                store.transactions().run(work);
                return true;
            } catch (TradeRuleException | IllegalStateException refused) {
                return false;
            }
        };
    }
}
