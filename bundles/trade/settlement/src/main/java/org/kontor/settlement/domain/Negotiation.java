package org.kontor.settlement.domain;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.Dispute.Split;
import org.kontor.settlement.DisputeState;
import org.kontor.settlement.store.EvidenceStore;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.values.Require;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the parties of a dispute do: show evidence, offer and accept splits, call the operator. */
@Component(service = Negotiation.class)
public final class Negotiation {

    /** What somebody shows. */
    public record Exhibit(Evidence.Kind kind, String words, String link, String sha256) {}

    private static final int WORDS = 1000;
    private static final Set<DisputeState> HEARING = Set.of(
            DisputeState.OPEN,
            DisputeState.NEGOTIATION,
            DisputeState.ESCALATABLE,
            DisputeState.PLATFORM_REVIEW,
            DisputeState.EVIDENCE);

    private final DisputeBook disputes;
    private final EvidenceStore evidence;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public Negotiation(
            @Reference DisputeBook disputes,
            @Reference EvidenceStore evidence,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.disputes = disputes;
        this.evidence = evidence;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The seller's first word answers the dispute. */
    public Dispute show(UUID id, Exhibit exhibit, Caller caller) {
        return transactions.call(() -> {
            Dispute dispute = heard(id, caller);
            evidence.insert(new Evidence(
                    Keys.fresh(),
                    id,
                    exhibit.kind(),
                    exhibit.words(),
                    exhibit.link(),
                    exhibit.sha256(),
                    caller.organisation(),
                    caller.name(),
                    clock.instant()));
            return answered(dispute, caller);
        });
    }

    public List<Evidence> evidence(UUID id, Caller viewer) {
        return transactions.call(() -> {
            disputes.found(id, viewer);
            return evidence.of(id);
        });
    }

    /** Replaces what was offered before. */
    public Dispute offer(UUID id, Money toBuyer, String words, Caller party) {
        return transactions.call(() -> {
            Dispute dispute = heard(id, party);
            requireParty(dispute, party);
            requirePart(dispute, toBuyer);
            Split offered = new Split(party.organisation(), party.name(), toBuyer, Require.words(words, WORDS));
            return answered(disputes.offer(dispute, offered), party);
        });
    }

    /** Agrees to exactly what the other side has offered. */
    public Dispute agree(UUID id, Money toBuyer, Caller party) {
        return transactions.call(() -> {
            Dispute dispute = disputes.found(id, party);
            requireParty(dispute, party);
            boolean offered = dispute.split()
                    .filter(split -> !split.by().equals(party.organisation()))
                    .filter(split -> split.toBuyer().equals(toBuyer))
                    .isPresent();
            if (!offered) {
                throw TradeRuleException.conflict(
                        "nothing-offered",
                        "The other side does not offer " + toBuyer + " for the buyer",
                        "read the dispute again");
            }
            return disputes.move(dispute, DisputeAction.AGREE, party.name(), "both parties agree");
        });
    }

    public Dispute escalate(UUID id, String words, Caller party) {
        return transactions.call(() -> {
            Dispute dispute = disputes.found(id, party);
            requireParty(dispute, party);
            return disputes.move(dispute, DisputeAction.ESCALATE, party.name(), Require.words(words, WORDS));
        });
    }

    static void requirePart(Dispute dispute, Money toBuyer) {
        Require.present("toBuyer", toBuyer);
        boolean fits = toBuyer.currency().equals(dispute.amount().currency())
                && toBuyer.minor() >= 0
                && toBuyer.compareTo(dispute.amount()) <= 0;
        if (!fits) {
            throw TradeRuleException.invalid(
                    "not-a-part",
                    "toBuyer",
                    toBuyer + " is no part of the " + dispute.amount() + " in dispute",
                    "give an amount from 0 to " + dispute.amount());
        }
    }

    private Dispute heard(UUID id, Caller caller) {
        Dispute dispute = disputes.found(id, caller);
        boolean late = dispute.state() == DisputeState.EVIDENCE
                && !caller.isOperator()
                && dispute.deadline().filter(clock.instant()::isAfter).isPresent();
        if (late || !HEARING.contains(dispute.state())) {
            throw TradeRuleException.conflict(
                    "hearing-closed",
                    "The dispute is " + dispute.state() + " and takes no more evidence or offers",
                    "wait for the decision");
        }
        return dispute;
    }

    private Dispute answered(Dispute dispute, Caller caller) {
        boolean first = dispute.state() == DisputeState.OPEN && dispute.seller().equals(caller.organisation());
        return first ? disputes.move(dispute, DisputeAction.ANSWER, caller.name(), "the seller has answered") : dispute;
    }

    private static void requireParty(Dispute dispute, Caller party) {
        boolean ofIt =
                dispute.buyer().equals(party.organisation()) || dispute.seller().equals(party.organisation());
        if (!ofIt) {
            throw TradeRuleException.forbidden(
                    "only-the-parties", "Only the dispute's parties do this", "decide it instead");
        }
    }
}
