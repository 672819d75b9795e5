package org.kontor.testkit.live.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kontor.testkit.live.payment.Payment.State;
import org.kontor.values.Money;

/** Payments and refunds as Antom writes them. Pure. */
final class AntomJson {

    private AntomJson() {}

    static ObjectNode result(String status, String code) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("result")
                .put("resultStatus", status)
                .put("resultCode", code)
                .put("resultMessage", "as told");
        return answer;
    }

    static ObjectNode notExisting() {
        return result("F", "ORDER_NOT_EXIST");
    }

    /** The answer to the request to pay. */
    static ObjectNode paying(Payment payment) {
        ObjectNode answer =
                switch (payment.state()) {
                    case TAKEN, HELD -> result("S", "SUCCESS");
                    case DECLINED -> result("F", "USER_BALANCE_NOT_ENOUGH");
                    case CALLED_OFF -> result("F", "ORDER_IS_CANCELED");
                    case EXPIRED -> result("F", "ORDER_IS_CLOSED");
                    case WAITS_FOR_PAYER, UNDECIDED -> result("U", "PAYMENT_IN_PROCESS");
                };
        if (payment.state() == State.WAITS_FOR_PAYER) {
            answer.put("normalUrl", "https://wallet.example/pay/" + payment.id());
        }
        return about(answer, payment);
    }

    /** The answer to the question for it. */
    static ObjectNode standing(Payment payment) {
        ObjectNode answer = about(result("S", "SUCCESS"), payment);
        answer.put("paymentStatus", status(payment));
        if (payment.state() == State.DECLINED) {
            answer.put("paymentResultCode", "USER_BALANCE_NOT_ENOUGH");
        }
        ArrayNode transactions = answer.putArray("transactions");
        if (payment.reserves() && !payment.waits() && payment.state() != State.DECLINED) {
            transaction(transactions, "AUTHORIZATION", payment.key(), payment.amount());
        }
        if (payment.reserves() && payment.state() == State.TAKEN) {
            transaction(transactions, "CAPTURE", payment.taking(), payment.taken());
        }
        return answer;
    }

    static ObjectNode captured(ObjectNode answer, Payment payment) {
        answer.put("captureRequestId", payment.taking())
                .put("captureId", "C" + payment.taking())
                .put("paymentId", payment.id())
                .put("paymentRequestId", payment.key());
        return answer.set("captureAmount", amount(payment.taken()));
    }

    static ObjectNode refunded(ObjectNode answer, Refund refund) {
        answer.put("refundRequestId", refund.key()).put("refundId", refund.id()).put("paymentId", refund.payment());
        return answer.set("refundAmount", amount(refund.amount()));
    }

    /** The message about it. */
    static ObjectNode message(Event event) {
        Payment payment = event.payment();
        return switch (event.kind()) {
            case HELD, DECLINED, CALLED_OFF -> paying(payment).put("notifyType", "PAYMENT_RESULT");
            case TAKEN ->
                payment.reserves()
                        ? captured(result("S", "SUCCESS"), payment).put("notifyType", "CAPTURE_RESULT")
                        : paying(payment).put("notifyType", "PAYMENT_RESULT");
            case REFUNDED ->
                refunded(result("S", "SUCCESS"), event.refund().orElseThrow())
                        .put("refundStatus", "SUCCESS")
                        .put("notifyType", "REFUND_RESULT");
            case DISPUTED ->
                about(JsonNodeFactory.instance.objectNode(), payment)
                        .put("disputeNotificationType", "DISPUTE_CREATED")
                        .put("disputeId", "D" + payment.id());
        };
    }

    static Money money(JsonNode amount) {
        return Money.of(
                Long.parseLong(amount.path("value").asText()),
                amount.path("currency").asText());
    }

    private static ObjectNode about(ObjectNode answer, Payment payment) {
        answer.put("paymentRequestId", payment.key()).put("paymentId", payment.id());
        answer.put("paymentCreateTime", payment.made().toString());
        if (payment.reserves()) {
            answer.put("authExpiryTime", payment.heldUntil().toString());
        }
        return answer.set("paymentAmount", amount(payment.amount()));
    }

    private static String status(Payment payment) {
        return switch (payment.state()) {
            case TAKEN, HELD -> "SUCCESS";
            case DECLINED -> "FAIL";
            case CALLED_OFF, EXPIRED -> "CANCELLED";
            case WAITS_FOR_PAYER, UNDECIDED -> "PROCESSING";
        };
    }

    private static void transaction(ArrayNode transactions, String type, String id, Money amount) {
        transactions
                .addObject()
                .put("transactionType", type)
                .put("transactionStatus", "SUCCESS")
                .put("transactionRequestId", id)
                .set("transactionAmount", amount(amount));
    }

    private static JsonNode amount(Money amount) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("currency", amount.currency().getCurrencyCode())
                .put("value", Long.toString(amount.minor()));
    }
}
