package org.kontor.accounts.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.Accounts;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.accounts.Verification;
import org.kontor.accounts.store.InstrumentStore;
import org.kontor.accounts.store.OrganisationStore;
import org.kontor.accounts.store.VerificationStore;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers what later steps ask: who this is, whether they may trade, what they pay with. */
@Component(service = {Accounts.class, AccountDesk.class})
public final class AccountDesk implements Accounts {

    private final OrganisationStore organisations;
    private final VerificationStore verifications;
    private final InstrumentStore instruments;
    private final Transactions transactions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public AccountDesk(
            @Reference OrganisationStore organisations,
            @Reference VerificationStore verifications,
            @Reference InstrumentStore instruments,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.organisations = organisations;
        this.verifications = verifications;
        this.instruments = instruments;
        this.transactions = transactions;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public Organisation organisation(UUID id) {
        return transactions
                .call(() -> organisations.find(id))
                .orElseThrow(() -> TradeRuleException.notFound("organisation"));
    }

    /** For its own members and operators. */
    public Organisation organisation(UUID id, Caller viewer) {
        Sight.requireSeen(id, viewer);
        return organisation(id);
    }

    /** Oldest first, for its own members and operators. */
    public List<Fact> history(UUID id, Caller viewer) {
        Sight.requireSeen(id, viewer);
        return transactions.call(() -> facts.of(id));
    }

    @Override
    public void requireVerified(UUID organisation, String toDo) {
        transactions.run(() -> {
            Standings standings = organisations
                    .standings(organisation)
                    .orElseThrow(() -> TradeRuleException.notFound("organisation"));
            if (!standings.verifiedOn(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
                Optional<Verification> latest = standings.verification().flatMap(verifications::find);
                throw Unverified.refusal(organisation, toDo, standings, latest);
            }
        });
    }

    @Override
    public PaymentInstrument instrument(UUID organisation, UUID instrument) {
        return transactions
                .call(() -> instruments.findOf(organisation, instrument))
                .filter(binding -> binding.state() == InstrumentState.BOUND)
                .map(Binding::bound)
                .orElseThrow(() -> TradeRuleException.notFound("payment instrument"));
    }
}
