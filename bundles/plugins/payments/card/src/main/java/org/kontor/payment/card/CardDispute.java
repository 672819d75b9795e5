package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import org.kontor.payment.Chargebacks.Chargeback;
import org.kontor.payment.Chargebacks.State;

/** Reads a Dispute; throws {@link OddAnswerException} when it makes no sense. */
final class CardDispute {

    private CardDispute() {}

    static Chargeback chargeback(JsonNode dispute) {
        String payment = Read.id(dispute, "payment_intent");
        return new Chargeback(
                Read.text(dispute, "id"),
                payment.isEmpty() ? Read.id(dispute, "charge") : payment,
                Read.money(dispute, "amount"),
                Read.optional(dispute, "reason"),
                state(dispute),
                Read.time(dispute.path("evidence_details"), "due_by"));
    }

    private static State state(JsonNode dispute) {
        return switch (Read.text(dispute, "status")) {
            case "warning_needs_response", "warning_under_review" -> State.WARNED;
            case "needs_response", "under_review" -> State.OPEN;
            case "won", "warning_closed" -> State.WON;
            case "lost" -> State.LOST;
            case "prevented" -> isPaid(dispute) ? State.LOST : State.WON;
            default -> throw new OddAnswerException("an unknown status of a dispute");
        };
    }

    /** Prevented by a block costs nothing, prevented by giving in the amount: Stripe's entries tell which. */
    private static boolean isPaid(JsonNode dispute) {
        long sum = 0;
        for (JsonNode entry : dispute.path("balance_transactions")) {
            sum = Math.addExact(sum, entry.path("amount").asLong());
        }
        return sum < 0;
    }
}
