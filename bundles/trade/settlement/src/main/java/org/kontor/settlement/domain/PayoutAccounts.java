package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.Accounts;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.security.Caller;
import org.kontor.settlement.store.PayoutAccountStore;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where a seller is paid: only to an account of its own verified name, and after a change not at once. */
@Component(service = PayoutAccounts.class)
public final class PayoutAccounts {

    private final PayoutAccountStore store;
    private final Accounts accounts;
    private final SettlementTerms terms;
    private final Transactions transactions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public PayoutAccounts(
            @Reference PayoutAccountStore store,
            @Reference Accounts accounts,
            @Reference SettlementTerms terms,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.terms = terms;
        this.transactions = transactions;
        this.facts = facts;
        this.clock = clock;
    }

    /** The first account is used at once, another only after the waiting period; the same again changes nothing. */
    public PayoutAccount bind(UUID instrument, Caller seller) {
        return transactions.call(() -> {
            UUID organisation = seller.organisation();
            ownInstrument(organisation, instrument);
            Optional<PayoutAccount> before = store.claim(organisation);
            if (before.filter(known -> known.instrument().equals(instrument)).isPresent()) {
                return before.get();
            }
            Instant now = clock.instant();
            Instant from = before.isPresent() ? now.plus(terms.payoutWait()) : now;
            PayoutAccount account = new PayoutAccount(
                    organisation,
                    instrument,
                    now,
                    from,
                    before.map(PayoutAccount::version).orElse(1L));
            save(account, before.isPresent());
            facts.record(
                    organisation,
                    Fact.Kind.PAYOUT_ACCOUNT_BOUND,
                    seller.name(),
                    Map.of("instrument", instrument.toString(), "usableFrom", from.toString()));
            return store.find(organisation).orElseThrow();
        });
    }

    public PayoutAccount account(Caller seller) {
        return transactions.call(() ->
                store.find(seller.organisation()).orElseThrow(() -> TradeRuleException.notFound("payout account")));
    }

    /** The instrument, when the seller is verified today and the instrument's holder is the seller. */
    PaymentInstrument ownInstrument(UUID seller, UUID instrument) {
        accounts.requireVerified(seller, "be paid");
        PaymentInstrument bound = accounts.instrument(seller, instrument);
        if (!HolderName.isOf(bound.holder(), accounts.organisation(seller))) {
            throw TradeRuleException.conflict(
                    "holder-differs",
                    "The account's holder is not the verified organisation",
                    "bind an account that your organisation holds under its legal name");
        }
        return bound;
    }

    private void save(PayoutAccount account, boolean known) {
        if (!known) {
            store.insert(account);
        } else if (!store.update(account)) {
            throw TradeRuleException.stale("payout account");
        }
    }
}
