package org.kontor.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One attempt to find out who a trader is. Prints as its id and state, for reasons may name people. */
public record Verification(
        UUID id,
        UUID organisation,
        String provider,
        VerificationState state,
        long version,
        Instant startedAt,
        Details details) {

    /** What an operator can decide. */
    public enum Decision {
        VERIFY,
        REJECT
    }

    /** What the first operator decided. */
    public record Proposal(Decision decision, String reason, UUID operator, String operatorName) {}

    /** What is known: sentences for the trader, and the last day of a verification. */
    public record Details(
            List<String> reasons,
            List<String> needed,
            String underReviewBecause,
            Optional<LocalDate> until,
            Optional<Proposal> proposal) {

        public static final Details NONE = new Details(List.of(), List.of(), "", Optional.empty(), Optional.empty());

        public Details {
            reasons = List.copyOf(reasons);
            needed = List.copyOf(needed);
        }

        public static Details verified(LocalDate until) {
            return new Details(List.of(), List.of(), "", Optional.of(until), Optional.empty());
        }

        public static Details rejected(List<String> reasons) {
            return new Details(reasons, List.of(), "", Optional.empty(), Optional.empty());
        }

        public static Details moreNeeded(List<String> needed) {
            return new Details(List.of(), needed, "", Optional.empty(), Optional.empty());
        }

        public static Details underReview(String why) {
            return new Details(List.of(), List.of(), why, Optional.empty(), Optional.empty());
        }

        public Details proposed(Proposal made) {
            return new Details(reasons, needed, underReviewBecause, until, Optional.of(made));
        }

        public Details withoutProposal() {
            return new Details(reasons, needed, underReviewBecause, until, Optional.empty());
        }
    }

    public Verification moved(VerificationState to, Details known) {
        return new Verification(id, organisation, provider, to, version, startedAt, known);
    }

    @Override
    public String toString() {
        return "Verification[" + id + " " + state + "]";
    }
}
