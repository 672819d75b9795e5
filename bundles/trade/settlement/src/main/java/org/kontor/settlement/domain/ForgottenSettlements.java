package org.kontor.settlement.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.DisputeState;
import org.kontor.settlement.store.DisputeStore;
import org.kontor.settlement.store.PayoutStore;
import org.kontor.store.Transactions;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.Invariant;
import org.kontor.work.Unplanned;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I10, of disputes and payouts: what has not ended has a timer or an effect under way, or waits for an operator. */
@Component(service = Invariant.class)
public final class ForgottenSettlements implements Invariant {

    private static final int MOST = 100_000;
    private static final Set<DisputeState> TIMED =
            EnumSet.of(DisputeState.OPEN, DisputeState.NEGOTIATION, DisputeState.ESCALATABLE);

    private final DisputeStore disputes;
    private final PayoutStore payouts;
    private final Intentions intentions;
    private final Unplanned unplanned;
    private final Transactions transactions;

    @Activate
    public ForgottenSettlements(
            @Reference DisputeStore disputes,
            @Reference PayoutStore payouts,
            @Reference Intentions intentions,
            @Reference Unplanned unplanned,
            @Reference Transactions transactions) {
        this.disputes = disputes;
        this.payouts = payouts;
        this.intentions = intentions;
        this.unplanned = unplanned;
        this.transactions = transactions;
    }

    @Override
    public String number() {
        return "I10";
    }

    @Override
    public String name() {
        return "every dispute and payout that has not ended has a next time or is before an operator";
    }

    @Override
    public Look since(Instant since) {
        List<Dispute> open = transactions.call(() -> disputes.open(MOST));
        List<Payout> sent = transactions.call(() -> Stream.of(PayoutState.SENDING, PayoutState.ACCEPTED)
                .flatMap(state -> payouts.in(state, MOST).stream())
                .toList());
        Set<UUID> underWay = intentions.open().stream().map(Intention::resource).collect(Collectors.toSet());
        List<String> evidence = new ArrayList<>();
        without(DisputeClock.PURPOSE, open, TIMED).forEach(evidence::add);
        without(Execution.PURPOSE, open, EnumSet.of(DisputeState.DECIDED)).forEach(evidence::add);
        sent.stream()
                .filter(payout -> !underWay.contains(payout.id()))
                .map(payout -> "payout " + payout.id() + " is " + payout.state() + " and nobody asks about it")
                .forEach(evidence::add);
        return new Look(open.size() + (long) sent.size(), evidence);
    }

    private Stream<String> without(String timer, List<Dispute> open, Set<DisputeState> states) {
        List<UUID> waiting = open.stream()
                .filter(dispute -> states.contains(dispute.state()))
                .map(Dispute::id)
                .toList();
        Set<UUID> forgotten = unplanned.of(timer, waiting);
        return open.stream()
                .filter(dispute -> forgotten.contains(dispute.id()))
                .map(dispute -> "dispute " + dispute.id() + " is " + dispute.state() + " and nothing will come of it");
    }
}
