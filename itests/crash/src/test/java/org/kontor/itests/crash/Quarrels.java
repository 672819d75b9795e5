package org.kontor.itests.crash;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.kontor.itests.crash.ClientJournal.Answer;
import org.kontor.payment.sandbox.Letter;
import org.kontor.payments.domain.Payment;
import org.kontor.payments.domain.PaymentMail;
import org.kontor.security.Caller;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.DisputeState;
import org.kontor.settlement.domain.Claim;
import org.kontor.settlement.domain.DisputeDesk;
import org.kontor.settlement.domain.Negotiation;
import org.kontor.values.Money;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;

/** Disputes: between the parties, who agree on a part, and at the payer's bank, which decides alone. */
final class Quarrels {

    private static final Money CLAIMED = Money.of(1_000, "USD");
    private static final Money AGREED = Money.of(400, "USD");

    private final House house;
    private final ClientJournal journal;
    private final Caller buyer;
    private final DisputeDesk disputes;
    private final Negotiation negotiation;

    Quarrels(House house, ClientJournal journal) {
        this.house = house;
        this.journal = journal;
        this.buyer = house.traders.buyer;
        this.disputes = house.the(DisputeDesk.class);
        this.negotiation = house.the(Negotiation.class);
    }

    /** True when the parties' dispute has been carried out. */
    boolean ended(Trade trade) {
        List<Dispute> all = disputes.ofOrder(trade.order(), buyer);
        if (all.isEmpty()) {
            Claim claim = new Claim(CLAIMED, Dispute.Reason.QUALITY, "a carton was wet");
            journal.answered(
                    Answer.DISPUTED, disputes.open(trade.order(), claim, buyer).id());
            return false;
        }
        Dispute dispute = all.get(0);
        if (dispute.split().isEmpty()) {
            negotiation.offer(dispute.id(), AGREED, "for the wet carton", house.traders.seller(trade.order()));
        } else if (dispute.state().open() && dispute.state() != DisputeState.DECIDED) {
            negotiation.agree(dispute.id(), AGREED, buyer);
            journal.answered(Answer.AGREED, dispute.id());
        }
        return dispute.state() == DisputeState.EXECUTED;
    }

    /** True when the bank of the order's payer has decided; until then its provider tells us again. */
    boolean decidedByTheBank(List<Payment> payments) {
        UUID payment = payments.get(0).id();
        boolean decided = house.tables.rows("payment_chargebacks", Tables.PAYMENT.eq(payment), Tables.STATE).stream()
                .map(row -> row.get(Tables.STATE))
                .anyMatch(state -> state.equals("WON") || state.equals("LOST"));
        if (!decided) {
            tell(payment);
        }
        return decided;
    }

    private void tell(UUID payment) {
        Intention charge =
                house.the(Intentions.class).latest(payment, "payment.charge").orElseThrow();
        String event = "ev_again_" + UUID.randomUUID();
        Letter letter = Letter.ofDispute(event, charge.key().value(), House.SECRET, house.clock.instant());
        Map<String, String> headers = new TreeMap<>(letter.headers());
        house.the(PaymentMail.class).receive(Traders.ACCOUNT, headers, letter.body());
        journal.answered(Answer.MESSAGE, event);
    }
}
