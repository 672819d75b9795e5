package org.kontor.settlement.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.settlement.store.PayoutAccountStore;
import org.kontor.settlement.store.PayoutStore;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds and saves payouts, and records what became of them in the seller's journal. */
@Component(service = PayoutBook.class)
public final class PayoutBook {

    private final PayoutStore store;
    private final PayoutAccountStore accounts;
    private final Facts facts;

    @Activate
    public PayoutBook(@Reference PayoutStore store, @Reference PayoutAccountStore accounts, @Reference Facts facts) {
        this.store = store;
        this.accounts = accounts;
        this.facts = facts;
    }

    /** Keeps everybody else from the seller's money until the transaction ends; empty when it has no account yet. */
    Optional<PayoutAccount> claim(UUID seller) {
        return accounts.claim(seller);
    }

    Payout found(UUID id) {
        return store.find(id).orElseThrow(() -> TradeRuleException.notFound("payout"));
    }

    void save(Payout changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("payout");
        }
    }

    void save(Payout changed, Fact.Kind kind, String actor) {
        save(changed);
        record(changed, kind, actor);
    }

    void record(Payout payout, Fact.Kind kind, String actor) {
        Map<String, String> details = new HashMap<>();
        details.put("payout", payout.id().toString());
        details.put("amount", payout.amount().toString());
        details.put("state", payout.state().name());
        if (!payout.reason().isEmpty()) {
            details.put("reason", payout.reason());
        }
        facts.record(payout.seller(), kind, actor, details);
    }
}
