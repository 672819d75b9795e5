package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.payment.PaymentOutcome.Pending;
import org.kontor.payment.PaymentOutcome.Succeeded;

/** Reads a Refund; throws {@link OddAnswerException} when it makes no sense. */
final class CardRefund {

    private CardRefund() {}

    /** A refund that has succeeded may fail later still: then it is found as declined. */
    static PaymentOutcome outcome(JsonNode refund) {
        return switch (Read.text(refund, "status")) {
            case "succeeded" -> new Succeeded(Read.reference(refund, "id"), Read.money(refund, "amount"));
            case "pending", "requires_action" -> new Pending();
            case "failed" -> new Declined(failure(refund));
            case "canceled" -> new Declined("canceled");
            default -> throw new OddAnswerException("an unknown status of a refund");
        };
    }

    private static String failure(JsonNode refund) {
        String reason = Read.optional(refund, "failure_reason");
        return reason.isBlank() ? "failed" : reason;
    }
}
