package org.kontor.accounts.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.Verification;
import org.kontor.accounts.Verification.Details;
import org.kontor.accounts.VerificationState;
import org.kontor.accounts.store.OrganisationStore;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;
import org.kontor.work.Effect;
import org.kontor.work.Intention;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks a verification provider who a trader is, and again while a person there is looking. */
@Component(service = Effect.class)
public final class VerificationEffect implements Effect<Finding> {

    public static final String PURPOSE = "account.verify";

    private static final Duration ASK_AGAIN = Duration.ofMinutes(15);

    private record Step(VerificationAction action, Details known) {}

    private final VerificationBook book;
    private final OrganisationStore organisations;
    private final Providers providers;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public VerificationEffect(
            @Reference VerificationBook book,
            @Reference OrganisationStore organisations,
            @Reference Providers providers,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.book = book;
        this.organisations = organisations;
        this.providers = providers;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Finding act(Intention intention) {
        Subject subject = transactions.call(
                () -> subject(organisations.find(intention.subject()).orElseThrow()));
        return providers.act(verifier(intention), verifier -> verifier.begin(subject, intention.key()));
    }

    @Override
    public Optional<Finding> find(Intention intention) {
        return providers.ask(verifier(intention), verifier -> verifier.find(intention.key()));
    }

    /** What operators have decided or are deciding stays; the provider is asked again until it is decided. */
    @Override
    public Optional<Instant> settle(Intention intention, Finding answer) {
        Verification before = book.found(intention.resource());
        Step step = step(answer);
        Verification after = before.state() != VerificationState.PROPOSED
                        && VerificationStates.TABLE.allows(before.state(), step.action())
                ? book.move(before, step.action(), step.known(), By.named(intention.provider()))
                : before;
        boolean undecided =
                after.state() == VerificationState.UNDER_REVIEW || after.state() == VerificationState.PROPOSED;
        return undecided ? Optional.of(clock.instant().plus(ASK_AGAIN)) : Optional.empty();
    }

    /** The state stays STARTED; whoever looks at the verification is shown the intention beside it. */
    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {}

    private static Target<Verifier> verifier(Intention intention) {
        return Target.of(Verifier.class, intention.provider()).about(intention.subject());
    }

    private static Step step(Finding finding) {
        return finding.fold(
                verified -> new Step(VerificationAction.FIND_VERIFIED, Details.verified(verified.until())),
                rejected -> new Step(VerificationAction.FIND_REJECTED, Details.rejected(rejected.reasons())),
                more -> new Step(VerificationAction.ASK_FOR_MORE, Details.moreNeeded(more.needed())),
                review -> new Step(VerificationAction.HAND_TO_REVIEW, Details.underReview(review.why())));
    }

    private static Subject subject(Organisation organisation) {
        return new Subject(
                organisation.kind(),
                organisation.legalName(),
                organisation.localName(),
                organisation.registrationNumber(),
                organisation.taxNumber(),
                organisation.address());
    }
}
