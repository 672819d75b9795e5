package org.kontor.itests.crash;

import java.util.Map;
import java.util.UUID;
import org.kontor.itests.crash.ClientJournal.Answer;
import org.kontor.security.Caller;
import org.kontor.settlement.domain.PayoutAccounts;
import org.kontor.settlement.domain.PayoutDesk;
import org.kontor.settlement.domain.PayoutState;
import org.kontor.values.Money;

/** Sellers who want their money, and the operator who consents to much of it. */
final class Payees {

    private static final int MANY = 10_000;

    private final House house;
    private final ClientJournal journal;
    private final PayoutDesk payouts;

    Payees(House house, ClientJournal journal) {
        this.house = house;
        this.journal = journal;
        this.payouts = house.the(PayoutDesk.class);
        house.traders.sellers.forEach(
                (seller, instrument) -> house.the(PayoutAccounts.class).bind(instrument, seller));
    }

    /** Each asks for all that it is owed. */
    void ask() {
        for (Map.Entry<Caller, UUID> seller : house.traders.sellers.entrySet()) {
            Caller caller = seller.getKey();
            for (Money owed : payouts.payable(caller.organisation())) {
                if (owed.isPositive()) {
                    UUID payout = payouts.begin(caller.organisation(), owed, caller.name());
                    journal.answered(Answer.PAYOUT, payout);
                    payouts.carryOut(payout);
                }
            }
        }
    }

    /** Consents to what waits for it, and has the provider asked about what is undecided. True when nothing is left. */
    boolean goOn() {
        boolean nothing = true;
        for (PayoutDesk.Standing standing : payouts.list(house.traders.operator, MANY)) {
            payouts.approve(standing.payout().id(), house.traders.operator);
            journal.answered(Answer.APPROVED, standing.payout().id());
            nothing = false;
        }
        for (UUID payout : house.tables
                .rows("payouts", Tables.STATE.in(PayoutState.SENDING.name(), PayoutState.ACCEPTED.name()), Tables.ID)
                .map(row -> row.get(Tables.ID))) {
            payouts.carryOut(payout);
            nothing = false;
        }
        return nothing;
    }
}
