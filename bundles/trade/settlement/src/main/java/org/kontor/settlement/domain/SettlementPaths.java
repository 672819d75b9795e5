package org.kontor.settlement.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.DisputeState;
import org.kontor.settlement.store.DisputeStore;
import org.kontor.settlement.store.PayoutStore;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Invariant;
import org.kontor.work.StateTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I8, of disputes and payouts: the states that their journals tell are a path in their tables and end where they are. */
@Component(service = Invariant.class)
public final class SettlementPaths implements Invariant {

    private final DisputeStore disputes;
    private final PayoutStore payouts;
    private final Facts facts;
    private final Transactions transactions;

    @Activate
    public SettlementPaths(
            @Reference DisputeStore disputes,
            @Reference PayoutStore payouts,
            @Reference Facts facts,
            @Reference Transactions transactions) {
        this.disputes = disputes;
        this.payouts = payouts;
        this.facts = facts;
        this.transactions = transactions;
    }

    @Override
    public String number() {
        return "I8";
    }

    @Override
    public String name() {
        return "every dispute's and payout's history is a path in its table";
    }

    @Override
    public Look since(Instant since) {
        List<String> evidence = new ArrayList<>();
        long[] rows = {0};
        transactions.run(() -> facts.since(since, journal -> {
            Map<UUID, List<DisputeState>> disputed = states("dispute", DisputeState.class, journal);
            disputed.forEach((id, states) -> walk("dispute " + id, DisputeStates.TABLE, states, stands(id))
                    .ifPresent(evidence::add));
            Map<UUID, List<PayoutState>> paid = states("payout", PayoutState.class, journal);
            paid.forEach((id, states) ->
                    walk("payout " + id, PayoutStates.TABLE, states, payout(id)).ifPresent(evidence::add));
            rows[0] += disputed.size() + (long) paid.size();
        }));
        return new Look(rows[0], evidence);
    }

    private Optional<DisputeState> stands(UUID dispute) {
        return disputes.find(dispute).map(Dispute::state);
    }

    private Optional<PayoutState> payout(UUID payout) {
        return payouts.find(payout).map(Payout::state);
    }

    /** What each of the journal's disputes or payouts has been, one after the other. */
    private static <S extends Enum<S>> Map<UUID, List<S>> states(String what, Class<S> type, List<Fact> journal) {
        Map<UUID, List<S>> states = new LinkedHashMap<>();
        for (Fact fact : journal) {
            Map<String, String> details = fact.details();
            if (details.containsKey(what) && details.containsKey("state")) {
                states.computeIfAbsent(UUID.fromString(details.get(what)), none -> new ArrayList<>())
                        .add(Enum.valueOf(type, details.get("state")));
            }
        }
        return states;
    }

    /** Not every step is in the journal, but none against the table. */
    private static <S extends Enum<S>, A extends Enum<A>> Optional<String> walk(
            String who, StateTable<S, A> table, List<S> told, Optional<S> stands) {
        List<S> states = new ArrayList<>(told);
        stands.ifPresent(states::add);
        S at = table.initial();
        for (S next : states) {
            if (!table.leads(at, next)) {
                return Optional.of(who + " went from " + at + " to " + next);
            }
            at = next;
        }
        return stands.isPresent() ? Optional.empty() : Optional.of(who + " is in the journal and nowhere else");
    }
}
