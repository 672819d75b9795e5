package org.kontor.accounts.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.Organisation.Standing;
import org.kontor.accounts.Verification;
import org.kontor.accounts.VerificationState;
import org.kontor.accounts.domain.VerificationAction;
import org.kontor.accounts.domain.VerificationDesk;
import org.kontor.accounts.domain.VerificationStates;
import org.kontor.web.NextAction;
import org.kontor.work.Fact;

/** A verification as its organisation and operators see it; {@code history} is oldest first, and empty in a list. */
public record VerificationView(
        UUID id,
        UUID organisation,
        String provider,
        VerificationState state,
        long version,
        Instant startedAt,
        Standing standing,
        List<String> reasons,
        List<String> needed,
        String underReviewBecause,
        Optional<LocalDate> until,
        Optional<Verification.Proposal> proposal,
        Optional<Asking> asking,
        List<NextAction> nextActions,
        String whoMustAct,
        List<Fact> history) {

    static VerificationView of(VerificationDesk.Shown shown) {
        Verification it = shown.verification();
        List<NextAction> next = VerificationStates.TABLE.allowed(it.state()).stream()
                .map(row -> next(it.id(), row.action(), row.actor()))
                .toList();
        return new VerificationView(
                it.id(),
                it.organisation(),
                it.provider(),
                it.state(),
                it.version(),
                it.startedAt(),
                shown.standing(),
                it.details().reasons(),
                it.details().needed(),
                it.details().underReviewBecause(),
                it.details().until(),
                it.details().proposal(),
                Asking.of(shown.unanswered()),
                next,
                whoMustAct(it.state()),
                shown.history());
    }

    boolean isDecided() {
        return VerificationStates.TABLE.allowed(state).isEmpty();
    }

    private static NextAction next(UUID id, VerificationAction action, String actor) {
        return switch (action) {
            case GIVE_EVIDENCE -> NextAction.post(action.name(), actor, "verifications/" + id + "/evidence");
            case PROPOSE, CONFIRM_VERIFIED, CONFIRM_REJECTED, DISAGREE ->
                NextAction.post(action.name(), actor, "verifications/" + id + "/decisions");
            default -> NextAction.awaited(action.name(), actor);
        };
    }

    private static String whoMustAct(VerificationState state) {
        return switch (state) {
            case STARTED -> "provider";
            case MORE_NEEDED -> "trader";
            case UNDER_REVIEW -> "operator";
            case PROPOSED -> "second operator";
            case VERIFIED, REJECTED -> "nobody";
        };
    }

    @Override
    public String toString() {
        return "VerificationView[" + id + " " + state + "]";
    }
}
