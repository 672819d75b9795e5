package org.kontor.settlement.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.PayoutOutcome;
import org.kontor.values.Money;
import org.kontor.values.Require;

/** Money on its way to a seller's own account; {@code asked} counts the provider's answers that decided nothing. */
public record Payout(
        UUID id,
        UUID seller,
        UUID instrument,
        String provider,
        Money amount,
        PayoutState state,
        long version,
        long asked,
        String reference,
        String reason,
        String requestedBy,
        Instant startedAt,
        Optional<Instant> settledAt) {

    private static final int REASON = 255;

    public Payout {
        Require.positive("amount", amount.minor());
        reason = Require.words(reason, REASON);
    }

    Payout moved(PayoutAction action) {
        return with(PayoutStates.TABLE.next(state, action), asked, reference, reason, settledAt);
    }

    Payout returned(PayoutOutcome.Returned told) {
        return moved(PayoutAction.RETURN).referring(told.reference()).because(told.reason());
    }

    Payout referring(String other) {
        return with(state, asked, other.isEmpty() ? reference : other, reason, settledAt);
    }

    Payout because(String why) {
        return with(state, asked, reference, why, settledAt);
    }

    Payout askedAgain() {
        return with(state, asked + 1, reference, reason, settledAt);
    }

    Payout settled(Instant at) {
        return with(state, asked, reference, reason, Optional.of(at));
    }

    private Payout with(PayoutState to, long times, String ref, String why, Optional<Instant> at) {
        return new Payout(
                id, seller, instrument, provider, amount, to, version, times, ref, why, requestedBy, startedAt, at);
    }
}
