package org.kontor.settlement.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.DisputeState;
import org.kontor.settlement.domain.Court.Rules;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;

/** A server that dies goes on where it was. */
public class RestartTest {

    private static final Money NOTHING = Money.of(0, "USD");

    @Rule
    public final TestStore store = TestStore.of("orders", "payments", "settlement");

    private Court court;
    private Order order;

    @Before
    public void deliveredOrder() {
        court = new Court(store, Rules.USUAL);
        order = court.delivered();
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        court.mustBeSound();
    }

    @Test
    public void aDecisionIsCarriedOutByTheNextServer() {
        Dispute dispute = court.disputes.open(
                order.id(), new Claim(order.total(), Dispute.Reason.QUALITY, "all dim"), court.buyer);
        court.negotiation.offer(dispute.id(), order.total(), "", court.buyer);
        court.negotiation.agree(dispute.id(), order.total(), court.seller);

        diesAndStarts();
        store.runDue();
        store.pass(Duration.ofMinutes(1));

        assertEquals(
                DisputeState.EXECUTED,
                court.disputes.dispute(dispute.id(), court.buyer).state());
        assertEquals(List.of(order.total()), court.bank.refunded());
        assertEquals(NOTHING, court.held(order));
    }

    @Test
    public void aPayoutThatWasIntendedIsSentOnceByTheNextServer() {
        UUID payout = intended();

        diesAndStarts();
        store.pass(Duration.ofMinutes(5));
        store.pass(Duration.ofMinutes(5));

        assertEquals(PayoutState.SETTLED, state(payout));
        assertEquals(1, court.bank.payouts());
    }

    @Test
    public void aPayoutThatArrivedBeforeTheServerDiedIsNotSentAgain() {
        court.bank.losesAnswers(true);
        UUID payout = intended();
        court.payouts.carryOut(payout);

        diesAndStarts();
        court.bank.losesAnswers(false);
        store.pass(Duration.ofMinutes(10));

        assertEquals(PayoutState.SETTLED, state(payout));
        assertEquals(1, court.bank.payouts());
        assertEquals(NOTHING, court.payable());
    }

    @Test
    public void whatTimeAcceptedIsStillLookedAtAfterARestart() {
        court.confidence = 0.1;
        court.orders.timeAccepts(order.id());

        diesAndStarts();
        store.pass(Duration.ofDays(1));

        assertEquals(OrderState.SETTLED, court.state(order));
    }

    private UUID intended() {
        court.accept(order);
        court.payoutAccounts.bind(
                court.traders.bound(court.seller.organisation(), "Brightway Lighting Co., Ltd."), court.seller);
        return court.payouts.begin(court.seller.organisation(), court.payable(), "sales");
    }

    private PayoutState state(UUID payout) {
        return court.payouts.standing(payout, court.seller).payout().state();
    }

    private void diesAndStarts() {
        store.restart();
        court = new Court(store, Rules.USUAL, court);
    }
}
