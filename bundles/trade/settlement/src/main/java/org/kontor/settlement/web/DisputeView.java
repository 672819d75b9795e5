package org.kontor.settlement.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.Dispute.Split;
import org.kontor.settlement.DisputeState;
import org.kontor.settlement.domain.DisputeAction;
import org.kontor.settlement.domain.DisputeStates;
import org.kontor.values.Money;
import org.kontor.web.NextAction;
import org.kontor.work.StateTable.Transition;

/** How a dispute stands, who must act by when, and how the money would be or was divided. */
public record DisputeView(
        UUID id,
        UUID order,
        String orderNumber,
        DisputeState state,
        String whoMustAct,
        List<NextAction> nextActions,
        Money amount,
        Money heldBack,
        Dispute.Reason reason,
        String words,
        Instant openedAt,
        Optional<Instant> deadline,
        Optional<Division> division,
        String history,
        long version) {

    /** Whose division it is, and what each side gets by it. */
    public record Division(String by, Money toBuyer, Money toSeller, String words) {

        static Division of(Split split, Money amount) {
            return new Division(split.name(), split.toBuyer(), amount.minus(split.toBuyer()), split.words());
        }
    }

    static DisputeView of(Dispute dispute) {
        return new DisputeView(
                dispute.id(),
                dispute.order(),
                dispute.orderNumber(),
                dispute.state(),
                whoMustAct(dispute.state()),
                nextActions(dispute),
                dispute.amount(),
                dispute.frozen(),
                dispute.reason(),
                dispute.words(),
                dispute.openedAt(),
                dispute.deadline(),
                dispute.split().map(split -> Division.of(split, dispute.amount())),
                "/api/v1/orders/" + dispute.order() + "/history",
                dispute.version());
    }

    private static String whoMustAct(DisputeState state) {
        return switch (state) {
            case OPEN -> "seller";
            case NEGOTIATION, ESCALATABLE -> "buyer or seller";
            case EVIDENCE -> "buyer or seller, after the deadline operator";
            case PLATFORM_REVIEW -> "operator";
            case PROPOSED -> "second operator";
            case DECIDED -> "kontor";
            case EXECUTED, WITHDRAWN -> "nobody";
        };
    }

    private static List<NextAction> nextActions(Dispute dispute) {
        String here = "disputes/" + dispute.id() + "/";
        List<NextAction> actions = new ArrayList<>();
        if (DisputeStates.TABLE.allows(dispute.state(), DisputeAction.AGREE)) {
            actions.add(NextAction.post("SHOW_EVIDENCE", "buyer or seller", here + "evidence"));
            actions.add(NextAction.post("OFFER", "buyer or seller", here + "offers"));
        }
        DisputeStates.TABLE.allowed(dispute.state()).stream()
                .filter(row ->
                        row.action() != DisputeAction.AGREE || dispute.split().isPresent())
                .map(row -> action(row, here))
                .forEach(actions::add);
        return List.copyOf(actions);
    }

    private static NextAction action(Transition<DisputeState, DisputeAction> row, String here) {
        if (row.actor().equals("kontor")) {
            return NextAction.awaited(row.action().name(), row.actor());
        }
        String path =
                switch (row.action()) {
                    case ANSWER -> "evidence";
                    case AGREE -> "agreement";
                    case WITHDRAW -> "withdrawal";
                    case ESCALATE -> "escalation";
                    case TAKE_UP -> "review";
                    default -> "decision";
                };
        return NextAction.post(row.action().name(), row.actor(), here + path);
    }
}
