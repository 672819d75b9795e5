package org.kontor.payments.domain;

import org.kontor.payment.Charges;
import org.kontor.providers.Providers;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Credits at our bank by which a provider has sent us what it held, less its fee, as operators say. */
@Component(service = ProviderSettlements.class)
public final class ProviderSettlements {

    private final Ledger ledger;
    private final BankPostings postings;
    private final Providers providers;

    @Activate
    public ProviderSettlements(
            @Reference Ledger ledger, @Reference BankPostings postings, @Reference Providers providers) {
        this.ledger = ledger;
        this.postings = postings;
        this.providers = providers;
    }

    /** In the caller's transaction. An account that is here no more may still have held something. */
    void require(BookedEntry credit, EntryWord.Settlement said) {
        if (said.provider().equals(credit.account())) {
            throw TradeRuleException.conflict(
                    "same-account",
                    "The money came to " + credit.account() + ", which cannot have sent it",
                    "name the account of the provider that sent it");
        }
        Money gross = credit.amount().plus(said.fee(credit.amount().currency()));
        Money held = ledger.holding(Journals.clearing(said.provider(), gross), gross.currency())
                .balance();
        if (held.isZero() && !providers.has(Charges.class, said.provider())) {
            throw TradeRuleException.invalid(
                    "unknown-provider",
                    "provider",
                    said.provider() + " is no payment account here, and holds no " + gross.currency() + " for us",
                    "name an account as GET /api/v1/providers does");
        }
        if (gross.compareTo(held) > 0) {
            throw TradeRuleException.conflict(
                    "not-held",
                    said.provider() + " holds " + held + " for us, not " + gross + ", the credit and the fee together",
                    "look at the account (GET /api/v1/ledger/statements/" + Journals.clearing(said.provider(), gross)
                            + "), and name the provider that sent it and its fee");
        }
    }

    /** In the caller's transaction. */
    void post(BookedEntry credit, EntryWord.Settlement said) {
        postings.providerSettled(
                credit, said.provider(), said.fee(credit.amount().currency()));
    }
}
