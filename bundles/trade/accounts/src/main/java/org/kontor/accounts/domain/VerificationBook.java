package org.kontor.accounts.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.Organisation.Standing;
import org.kontor.accounts.Verification;
import org.kontor.accounts.VerificationState;
import org.kontor.accounts.store.OrganisationStore;
import org.kontor.accounts.store.VerificationStore;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves verifications and lets the standing of the organisation follow; always in the caller's transaction. */
@Component(service = VerificationBook.class)
public final class VerificationBook {

    private final VerificationStore store;
    private final OrganisationStore organisations;
    private final Facts facts;

    @Activate
    public VerificationBook(
            @Reference VerificationStore store, @Reference OrganisationStore organisations, @Reference Facts facts) {
        this.store = store;
        this.organisations = organisations;
        this.facts = facts;
    }

    Verification found(UUID id) {
        return store.find(id).orElseThrow(() -> TradeRuleException.notFound("verification"));
    }

    /** Where the action leads, with what is known then; decided ones change the standing. */
    Verification move(Verification before, VerificationAction action, Verification.Details known, By by) {
        VerificationState to = VerificationStates.TABLE.next(before.state(), action);
        Verification after = before.moved(to, known);
        boolean open =
                !VerificationStates.TABLE.terminal(VerificationState.class).contains(to);
        if (!store.update(after, open)) {
            throw TradeRuleException.stale("verification");
        }
        if (to == VerificationState.VERIFIED) {
            decide(after, Standing.VERIFIED);
        } else if (to == VerificationState.REJECTED) {
            decide(after, Standing.REJECTED);
        }
        if (action != VerificationAction.GIVE_EVIDENCE) {
            record(after, action, by);
        }
        return after;
    }

    private void decide(Verification decided, Standing standing) {
        Optional<LocalDate> until = decided.details().until();
        if (!organisations.decide(decided.organisation(), decided.id(), standing, until)) {
            throw TradeRuleException.stale("organisation");
        }
    }

    private void record(Verification verification, VerificationAction action, By by) {
        facts.record(
                verification.organisation(),
                Fact.Kind.VERIFICATION_DECIDED,
                by.name(),
                Map.of(
                        "verification", verification.id().toString(),
                        "action", action.name(),
                        "state", verification.state().name(),
                        "reason", by.why()));
    }
}
