package org.kontor.settlement.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.settlement.domain.Payout;
import org.kontor.settlement.domain.PayoutDesk.Standing;
import org.kontor.settlement.domain.PayoutState;
import org.kontor.values.Money;
import org.kontor.web.NextAction;
import org.kontor.work.Intention;

/** How a payout stands. */
public record PayoutView(
        UUID id,
        UUID seller,
        Money amount,
        String provider,
        UUID instrument,
        PayoutState state,
        String whoMustAct,
        List<NextAction> nextActions,
        String requestedBy,
        Instant startedAt,
        Optional<Instant> settledAt,
        Optional<Instant> nextAskAt,
        Optional<Intention.State> asking,
        String reference,
        String reason,
        long version) {

    static PayoutView of(Standing standing) {
        Payout payout = standing.payout();
        return new PayoutView(
                payout.id(),
                payout.seller(),
                payout.amount(),
                payout.provider(),
                payout.instrument(),
                payout.state(),
                whoMustAct(standing),
                nextActions(payout),
                payout.requestedBy(),
                payout.startedAt(),
                payout.settledAt(),
                standing.undecided().flatMap(Intention::nextAt),
                standing.undecided().map(Intention::state),
                payout.reference(),
                payout.reason(),
                payout.version());
    }

    private static String whoMustAct(Standing standing) {
        boolean stuck = standing.undecided()
                .filter(open -> open.state() == Intention.State.STUCK)
                .isPresent();
        return switch (standing.payout().state()) {
            case AWAITING_APPROVAL -> "operator";
            case SENDING, ACCEPTED -> stuck ? "operator" : "provider";
            case REJECTED, RETURNED, REFUSED -> "seller";
            case SETTLED -> "nobody";
        };
    }

    private static List<NextAction> nextActions(Payout payout) {
        String here = "payouts/" + payout.id() + "/";
        return switch (payout.state()) {
            case AWAITING_APPROVAL ->
                List.of(
                        NextAction.post("APPROVE", "operator", here + "approval"),
                        NextAction.post("REFUSE", "operator", here + "refusal"));
            case SENDING, ACCEPTED -> List.of(NextAction.post("REFRESH", "seller", here + "refresh"));
            case REJECTED, RETURNED, REFUSED ->
                List.of(
                        NextAction.post("BIND_ANOTHER_ACCOUNT", "seller", "payout-account"),
                        NextAction.post("ASK_AGAIN", "seller", "payouts"));
            case SETTLED -> List.of();
        };
    }
}
