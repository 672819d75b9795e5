package org.kontor.accounts.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.Organisation.Standing;
import org.kontor.accounts.Verification;
import org.kontor.accounts.Verification.Details;
import org.kontor.accounts.VerificationState;
import org.kontor.accounts.store.OrganisationStore;
import org.kontor.accounts.store.VerificationStore;
import org.kontor.security.Caller;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.verification.Verifier;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads a trader through verification. */
@Component(service = VerificationDesk.class)
public final class VerificationDesk {

    /**
     * A verification, its organisation's standing, how asking the provider stands while it has not answered, and what
     * has happened, oldest first (empty in a list).
     */
    public record Shown(
            Verification verification, Standing standing, Optional<Intention> unanswered, List<Fact> history) {}

    private final VerificationStore store;
    private final VerificationBook book;
    private final OrganisationStore organisations;
    private final ProviderChoice choice;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public VerificationDesk(
            @Reference VerificationStore store,
            @Reference VerificationBook book,
            @Reference OrganisationStore organisations,
            @Reference ProviderChoice choice,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.book = book;
        this.organisations = organisations;
        this.choice = choice;
        this.transactions = transactions;
        this.intentions = intentions;
        this.facts = facts;
        this.clock = clock;
    }

    /** Begins in the caller's transaction; returns the verification's id for {@link #carryOut}. */
    public UUID begin(UUID organisation, Optional<String> wantedProvider, Caller caller) {
        Sight.requireOwn(organisation, caller);
        String provider = choice.choose(Verifier.class, wantedProvider);
        return transactions.call(() -> {
            Standings before = organisations
                    .standings(organisation)
                    .orElseThrow(() -> TradeRuleException.notFound("organisation"));
            before.verification().flatMap(store::find).ifPresent(VerificationDesk::requireDecided);
            Verification begun = new Verification(
                    Keys.fresh(),
                    organisation,
                    provider,
                    VerificationStates.TABLE.initial(),
                    1,
                    clock.instant(),
                    Details.NONE);
            store.insert(begun);
            if (!organisations.startVerification(organisation, before.version(), begun.id())) {
                throw TradeRuleException.stale("organisation");
            }
            return intend(begun, caller);
        });
    }

    /** Answers what was needed; the provider is asked anew, in the caller's transaction until {@link #carryOut}. */
    public UUID giveEvidence(UUID id, Evidence evidence, Caller caller) {
        return transactions.call(() -> {
            Verification before = store.findOf(caller.organisation(), id)
                    .orElseThrow(() -> TradeRuleException.notFound("verification"));
            Organisation organisation =
                    organisations.find(before.organisation()).orElseThrow();
            Verification after =
                    book.move(before, VerificationAction.GIVE_EVIDENCE, Details.NONE, By.named(caller.name()));
            if (!organisations.changeProfile(
                    organisation.id(), organisation.version(), evidence.correct(organisation))) {
                throw TradeRuleException.stale("organisation");
            }
            return intend(after, caller);
        });
    }

    /** Asks the provider; outside any transaction. */
    public void carryOut(UUID id) {
        intentions.carryOut(intentions.latest(id, VerificationEffect.PURPOSE).orElseThrow());
    }

    /** For the organisation itself and operators. */
    public Shown show(UUID id, Caller viewer) {
        return transactions.call(() -> {
            Verification found = (viewer.isOperator() ? store.find(id) : store.findOf(viewer.organisation(), id))
                    .orElseThrow(() -> TradeRuleException.notFound("verification"));
            List<Fact> history = facts.of(found.organisation()).stream()
                    .filter(fact -> id.toString().equals(fact.details().get("verification")))
                    .toList();
            Shown shown = shown(List.of(found)).get(0);
            return new Shown(found, shown.standing(), shown.unanswered(), history);
        });
    }

    /** In the caller's transaction: nobody else moves the verification from the version seen until that ends. */
    public void requireUnchanged(UUID id, Optional<Long> seen, Caller viewer) {
        if (seen.isEmpty()) {
            return;
        }
        show(id, viewer);
        if (!store.hold(id, seen.get())) {
            throw TradeRuleException.stale("verification");
        }
    }

    /** A member's own, or for operators everything undecided; oldest first. */
    public List<Shown> list(Slice slice, Caller viewer) {
        return transactions.call(
                () -> shown(viewer.isOperator() ? store.open(slice) : store.of(viewer.organisation(), slice)));
    }

    private UUID intend(Verification verification, Caller caller) {
        intentions.intend(
                VerificationEffect.PURPOSE,
                verification.organisation(),
                verification.id(),
                verification.provider(),
                verification.id() + "/" + verification.version());
        facts.record(
                verification.organisation(),
                Fact.Kind.VERIFICATION_STARTED,
                caller.name(),
                Map.of("verification", verification.id().toString(), "provider", verification.provider()));
        return verification.id();
    }

    private List<Shown> shown(List<Verification> found) {
        Map<UUID, Standing> standings = organisations.standings(
                found.stream().map(Verification::organisation).collect(Collectors.toSet()));
        return found.stream()
                .map(it -> new Shown(it, standings.get(it.organisation()), unanswered(it), List.of()))
                .toList();
    }

    private Optional<Intention> unanswered(Verification verification) {
        return verification.state() == VerificationState.STARTED
                ? intentions.latest(verification.id(), VerificationEffect.PURPOSE)
                : Optional.empty();
    }

    private static void requireDecided(Verification latest) {
        if (!VerificationStates.TABLE.allowed(latest.state()).isEmpty()) {
            throw TradeRuleException.conflict(
                    "verification-open",
                    "A verification is " + latest.state() + " already",
                    "see /api/v1/verifications/" + latest.id());
        }
    }
}
