package org.kontor.settlement.domain;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.Dispute.Split;
import org.kontor.settlement.DisputeState;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.values.Require;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where operators take up disputes and decide them; above the limit a second one must decide the same. */
@Component(service = RulingDesk.class)
public final class RulingDesk {

    private static final int WORDS = 1000;

    private final DisputeBook disputes;
    private final SettlementTerms terms;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public RulingDesk(
            @Reference DisputeBook disputes,
            @Reference SettlementTerms terms,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.disputes = disputes;
        this.terms = terms;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks both parties for their evidence, until the deadline. */
    public Dispute takeUp(UUID id, Caller operator) {
        return transactions.call(() -> disputes.move(
                of(id, operator), DisputeAction.TAKE_UP, operator.name(), "evidence is taken until the deadline"));
    }

    /** {@code toBuyer} and the rest, which is the seller's, sum to the disputed amount. */
    public Dispute decide(UUID id, Money toBuyer, String words, Caller operator) {
        String why = Require.code("words", words, WORDS);
        return transactions.call(() -> {
            Dispute dispute = of(id, operator);
            Negotiation.requirePart(dispute, toBuyer);
            Split ruling = new Split(operator.member(), operator.name(), toBuyer, why);
            return dispute.state() == DisputeState.PROPOSED ? second(dispute, ruling) : first(dispute, ruling);
        });
    }

    private Dispute first(Dispute dispute, Split ruling) {
        if (dispute.state() == DisputeState.EVIDENCE
                && clock.instant().isBefore(dispute.deadline().orElseThrow())) {
            throw TradeRuleException.conflict(
                    "evidence-open",
                    "The parties may give evidence until " + dispute.deadline().get(),
                    "decide after that");
        }
        DisputeAction action = terms.limits().needsTwo(dispute.amount()) ? DisputeAction.PROPOSE : DisputeAction.DECIDE;
        return disputes.move(dispute.splitting(Optional.of(ruling)), action, ruling.name(), ruling.words());
    }

    private Dispute second(Dispute dispute, Split ruling) {
        Split proposed = dispute.split().orElseThrow();
        if (proposed.by().equals(ruling.by())) {
            throw TradeRuleException.forbidden(
                    "second-operator", "You made this proposal yourself", "ask another operator to confirm it");
        }
        return proposed.toBuyer().equals(ruling.toBuyer())
                ? disputes.move(dispute, DisputeAction.CONFIRM, ruling.name(), ruling.words())
                : disputes.move(
                        dispute.splitting(Optional.empty()), DisputeAction.DISAGREE, ruling.name(), ruling.words());
    }

    private Dispute of(UUID id, Caller operator) {
        if (!operator.isOperator()) {
            throw TradeRuleException.notFound("dispute");
        }
        return disputes.found(id, operator);
    }
}
