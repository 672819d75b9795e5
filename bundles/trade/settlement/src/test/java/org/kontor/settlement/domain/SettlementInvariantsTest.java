package org.kontor.settlement.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PayoutOutcome;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.domain.Court.Rules;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Invariant;

/** Each invariant of disputes and payouts is broken once and found, and holds again when it is mended. */
public class SettlementInvariantsTest {

    private static final Money TOTAL = Money.parse("10400.00", "USD");

    @Rule
    public final TestStore store = TestStore.of("orders", "payments", "settlement");

    private Court court;

    @Before
    public void open() {
        court = new Court(store, Rules.USUAL);
    }

    @After
    public void everyStoryEndsMended() {
        court.mustBeSound();
    }

    @Test
    public void aDisputeThatGoesBackIsFound() {
        Dispute dispute = disputed();
        court.disputes.withdraw(dispute.id(), "mended", court.buyer);

        change("update disputes set state = 'OPEN' where id = '" + dispute.id() + "'");
        assertEquals(List.of("dispute " + dispute.id() + " went from WITHDRAWN to OPEN"), found(court.paths));

        change("update disputes set state = 'WITHDRAWN' where id = '" + dispute.id() + "'");
    }

    @Test
    public void aDisputeWhoseTimeNeverPassesIsFound() {
        Dispute dispute = disputed();
        Instant deadline = dispute.deadline().orElseThrow();

        store.transactions().run(() -> store.timers().cancel(DisputeClock.PURPOSE, dispute.id()));
        assertEquals(
                List.of("dispute " + dispute.id() + " is OPEN and nothing will come of it"), found(court.forgotten));

        store.transactions().run(() -> store.timers().schedule(DisputeClock.PURPOSE, dispute.id(), deadline));
    }

    @Test
    public void aPayoutThatGoesBackIsFound() {
        UUID payout = paidOut(new PayoutOutcome.Settled("po-1"));

        change("update payouts set state = 'SENDING' where id = '" + payout + "'");
        assertEquals(List.of("payout " + payout + " went from SETTLED to SENDING"), found(court.paths));

        change("update payouts set state = 'SETTLED' where id = '" + payout + "'");
    }

    @Test
    public void aPayoutThatNobodyAsksAboutIsFound() {
        UUID payout = paidOut(new PayoutOutcome.Accepted("po-1"));

        change("update intentions set state = 'DONE' where resource = '" + payout + "'");
        assertEquals(List.of("payout " + payout + " is ACCEPTED and nobody asks about it"), found(court.forgotten));

        change("update intentions set state = 'ASKING' where resource = '" + payout + "'");
    }

    @Test
    public void onlyWhatIsNewIsLookedAt() {
        disputed();

        assertEquals(1, court.paths.since(Instant.EPOCH).rows());
        assertEquals(
                0, court.paths.since(Instant.now().plus(Duration.ofHours(1))).rows());
    }

    private Dispute disputed() {
        Claim claim = new Claim(TOTAL, Dispute.Reason.DAMAGE, "a third arrived broken");
        return court.disputes.open(court.delivered().id(), claim, court.buyer);
    }

    private UUID paidOut(PayoutOutcome outcome) {
        court.accept(court.delivered());
        UUID own = court.traders.bound(court.seller.organisation(), "Brightway Lighting Co., Ltd.");
        court.payoutAccounts.bind(own, court.seller);
        court.bank.answers(outcome);
        UUID payout = court.payouts.begin(court.seller.organisation(), TOTAL, court.seller.name());
        court.payouts.carryOut(payout);
        return payout;
    }

    private static List<String> found(Invariant invariant) {
        return invariant.since(Instant.EPOCH).evidence();
    }

    private void change(String statement) {
        store.transactions().run(() -> assertEquals(1, store.sql().now().execute(statement)));
    }
}
