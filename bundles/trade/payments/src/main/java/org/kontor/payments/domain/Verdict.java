package org.kontor.payments.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.values.Money;
import org.kontor.values.Require;

/**
 * An operator's word on a payment in review: whether it was paid, then with the provider's reference and the amount,
 * and why the operator says so.
 */
public record Verdict(boolean paid, String reference, Optional<Money> amount, String reason) {

    public Verdict {
        reference = Require.optional(reference);
        amount = amount == null ? Optional.empty() : amount;
        reason = Require.text("reason", reason);
    }

    /** What one operator has said and another must confirm. */
    public record Proposal(boolean paid, String reference, String reason, UUID member, String name, Instant at) {

        static Proposal of(Verdict verdict, Caller operator, Instant now) {
            return new Proposal(
                    verdict.paid(), verdict.reference(), verdict.reason(), operator.member(), operator.name(), now);
        }

        /** True when another operator says the same. */
        boolean confirmedBy(Verdict verdict, Caller operator) {
            return !member.equals(operator.member()) && paid == verdict.paid() && reference.equals(verdict.reference());
        }
    }
}
