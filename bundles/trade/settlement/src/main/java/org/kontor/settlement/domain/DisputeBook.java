package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.Dispute.Split;
import org.kontor.settlement.DisputeState;
import org.kontor.settlement.store.DisputeStore;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves disputes by their table, sets the timer of each state, and records what happened. */
@Component(service = DisputeBook.class)
public final class DisputeBook {

    private final DisputeStore store;
    private final SettlementTerms terms;
    private final Timers timers;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public DisputeBook(
            @Reference DisputeStore store,
            @Reference SettlementTerms terms,
            @Reference Timers timers,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.terms = terms;
        this.timers = timers;
        this.facts = facts;
        this.clock = clock;
    }

    Dispute found(UUID id) {
        return store.find(id).orElseThrow(() -> TradeRuleException.notFound("dispute"));
    }

    Dispute found(UUID id, Caller viewer) {
        return store.find(id, viewer).orElseThrow(() -> TradeRuleException.notFound("dispute"));
    }

    void open(Dispute dispute, String actor) {
        store.insert(dispute);
        record(dispute, Fact.Kind.DISPUTE_OPENED, actor, dispute.words());
        dispute.deadline().ifPresent(at -> timers.schedule(DisputeClock.PURPOSE, dispute.id(), at));
    }

    Dispute move(Dispute before, DisputeAction action, String actor, String words) {
        DisputeState to = DisputeStates.TABLE.next(before.state(), action);
        Dispute after = before.moved(to, deadline(before, to));
        save(after);
        record(after, kind(to), actor, words);
        plan(after);
        return found(after.id());
    }

    /** A party's offer, which leaves the dispute where it is. */
    Dispute offer(Dispute before, Split offered) {
        save(before.splitting(Optional.of(offered)));
        record(before, Fact.Kind.DISPUTE_MOVED, offered.name(), offered.toBuyer() + " for the buyer was offered");
        return found(before.id());
    }

    private Optional<Instant> deadline(Dispute before, DisputeState to) {
        return switch (to) {
            case OPEN, NEGOTIATION -> before.deadline();
            case ESCALATABLE -> Optional.of(before.openedAt().plus(terms.escalation()));
            case EVIDENCE -> Optional.of(clock.instant().plus(terms.evidence()));
            case PLATFORM_REVIEW, PROPOSED, DECIDED, EXECUTED, WITHDRAWN -> Optional.empty();
        };
    }

    private void plan(Dispute after) {
        switch (after.state()) {
            case ESCALATABLE ->
                timers.schedule(
                        DisputeClock.PURPOSE, after.id(), after.deadline().orElseThrow());
            case DECIDED -> {
                timers.cancel(DisputeClock.PURPOSE, after.id());
                timers.schedule(Execution.PURPOSE, after.id(), clock.instant());
            }
            case PLATFORM_REVIEW, WITHDRAWN -> timers.cancel(DisputeClock.PURPOSE, after.id());
            case OPEN, NEGOTIATION, EVIDENCE, PROPOSED, EXECUTED -> {}
        }
    }

    private static Fact.Kind kind(DisputeState to) {
        return switch (to) {
            case DECIDED -> Fact.Kind.DISPUTE_DECIDED;
            case EXECUTED, WITHDRAWN -> Fact.Kind.DISPUTE_CLOSED;
            default -> Fact.Kind.DISPUTE_MOVED;
        };
    }

    private void record(Dispute dispute, Fact.Kind kind, String actor, String words) {
        Map<String, String> details = new HashMap<>();
        details.put("dispute", dispute.id().toString());
        details.put("state", dispute.state().name());
        details.put("amount", dispute.amount().toString());
        details.put("reason", dispute.reason().name());
        details.put("words", words);
        dispute.split()
                .ifPresent(split -> details.put("toBuyer", split.toBuyer().toString()));
        facts.record(dispute.order(), kind, actor, details);
    }

    private void save(Dispute changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("dispute");
        }
    }
}
