package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Antom knows and does in the tests: real books, and payers who are what their token says. */
final class AntomBooks {

    static final String RICH = "ALIPAY_CN:rich";
    static final String POOR = "ALIPAY_CN:poor";
    static final String SLOW = "ALIPAY_CN:slow";
    static final String ENDED = "CARD:ended";
    static final String CAREFUL = "ALIPAY_CN";

    private final Map<String, ObjectNode> payments = new LinkedHashMap<>();
    private final Map<String, ObjectNode> refunds = new LinkedHashMap<>();
    private final Map<String, ObjectNode> tokens = new HashMap<>();
    private int moved;

    synchronized ObjectNode answer(String operation, JsonNode request) {
        return switch (operation) {
            case "payments/pay" -> pay(request);
            case "payments/createPaymentSession" ->
                result("S", "SUCCESS")
                        .put("normalUrl", "https://antom.example/card")
                        .put("paymentSessionExpiryTime", "2026-01-01T01:00:00+00:00");
            case "payments/inquiryPayment" -> inquiry(request);
            case "payments/capture" -> capture(request);
            case "payments/cancel" -> cancel(request);
            case "payments/refund" -> refund(request);
            case "payments/inquiryRefund" -> inquiryRefund(request);
            case "authorizations/consult" -> result("S", "SUCCESS").put("normalUrl", "https://wallet.example/consent");
            case "authorizations/applyToken" -> token(request);
            default -> result("F", "NO_INTERFACE_DEF");
        };
    }

    synchronized int moved() {
        return moved;
    }

    private ObjectNode pay(JsonNode request) {
        String id = request.path("paymentRequestId").asText();
        ObjectNode known = payments.get(id);
        if (known != null && !known.path("asked").equals(request)) {
            return result("F", "REPEAT_REQ_INCONSISTENT");
        }
        if (known == null) {
            known = opened(id, request);
            payments.put(id, known);
        }
        return told(known);
    }

    private ObjectNode opened(String id, JsonNode request) {
        ObjectNode payment = JsonNodeFactory.instance.objectNode().put("paymentRequestId", id);
        payment.put("paymentId", "2026" + id).set("asked", request);
        payment.set("paymentAmount", request.path("paymentAmount"));
        payment.putArray("transactions");
        String token = token(payment);
        if (token.equals("poor")) {
            return payment.put("paymentStatus", "FAIL").put("paymentResultCode", "USER_BALANCE_NOT_ENOUGH");
        }
        if (token.equals("slow") || token.isEmpty()) {
            return payment.put("paymentStatus", "PROCESSING");
        }
        return paid(payment);
    }

    /** Money of a card is only reserved, where the account asks for that. */
    private ObjectNode paid(ObjectNode payment) {
        JsonNode asked = payment.path("asked");
        if (asked.at("/paymentFactor/captureMode").asText().equals("MANUAL")) {
            payment.put("authExpiryTime", "2026-01-08T00:00:00+08:00");
            transaction(payment, "AUTHORIZATION", asked.path("paymentRequestId").asText(), asked.path("paymentAmount"));
        } else {
            moved++;
        }
        return payment.put("paymentStatus", "SUCCESS");
    }

    private static ObjectNode told(ObjectNode payment) {
        ObjectNode answer =
                switch (payment.path("paymentStatus").asText()) {
                    case "SUCCESS" -> result("S", "SUCCESS");
                    case "FAIL" -> result("F", payment.path("paymentResultCode").asText());
                    case "CANCELLED" -> result("F", "ORDER_IS_CANCELED");
                    default -> result("U", "PAYMENT_IN_PROCESS");
                };
        answer.setAll(payment);
        if (payment.path("asked").path("paymentMethod").path("paymentMethodId").isMissingNode()) {
            answer.put("normalUrl", "https://wallet.example/pay");
        }
        return answer.without(List.of("asked", "paymentStatus", "paymentResultCode", "transactions"));
    }

    /** Whoever asks is told what is; what waited is done by then. */
    private ObjectNode inquiry(JsonNode request) {
        ObjectNode payment = find(request);
        if (payment == null) {
            return result("F", "ORDER_NOT_EXIST");
        }
        ObjectNode answer = result("S", "SUCCESS");
        answer.setAll(payment.deepCopy());
        if (payment.path("paymentStatus").asText().equals("PROCESSING")) {
            paid(payment);
        }
        return answer.without("asked");
    }

    private ObjectNode capture(JsonNode request) {
        ObjectNode payment = find(request);
        String id = request.path("captureRequestId").asText();
        if (payment != null && ENDED.endsWith(":" + token(payment))) {
            payment.put("paymentStatus", "CANCELLED");
        }
        if (payment == null || payment.path("paymentStatus").asText().equals("CANCELLED")) {
            return result("F", payment == null ? "ORDER_NOT_EXIST" : "ORDER_IS_CLOSED");
        }
        ArrayNode done = (ArrayNode) payment.path("transactions");
        boolean repeated = done.findValuesAsText("transactionRequestId").contains(id);
        if (!repeated && done.findValuesAsText("transactionType").contains("CAPTURE")) {
            return result("F", "CAPTURE_AMOUNT_EXCEED");
        }
        if (!repeated) {
            transaction(payment, "CAPTURE", id, request.path("captureAmount"));
            moved++;
        }
        ObjectNode answer = result("S", "SUCCESS").put("captureRequestId", id).put("captureId", "C" + id);
        return answer.set("captureAmount", request.path("captureAmount"));
    }

    private ObjectNode cancel(JsonNode request) {
        ObjectNode payment = find(request);
        if (payment == null) {
            return result("F", "ORDER_NOT_EXIST");
        }
        payment.put("paymentStatus", "CANCELLED");
        return result("S", "SUCCESS").put("cancelTime", "2026-01-01T00:00:00+08:00");
    }

    private ObjectNode refund(JsonNode request) {
        String id = request.path("refundRequestId").asText();
        if (refunds.containsKey(id)) {
            return refunds.get(id).deepCopy();
        }
        ObjectNode payment = find(request);
        if (payment == null) {
            return result("F", "ORDER_NOT_EXIST");
        }
        JsonNode paid = payment.path("paymentAmount");
        JsonNode back = request.path("refundAmount");
        if (!paid.path("currency").equals(back.path("currency"))) {
            return result("F", "CURRENCY_NOT_SUPPORT");
        }
        long left = paid.path("value").asLong() - payment.path("refunded").asLong();
        if (back.path("value").asLong() > left) {
            return result("F", "REFUND_AMOUNT_EXCEED");
        }
        payment.put(
                "refunded",
                payment.path("refunded").asLong() + back.path("value").asLong());
        ObjectNode answer = result("S", "SUCCESS").put("refundRequestId", id).put("refundId", "R" + id);
        answer.set("refundAmount", back);
        refunds.put(id, answer);
        moved++;
        return answer.deepCopy();
    }

    private ObjectNode inquiryRefund(JsonNode request) {
        ObjectNode refund = refunds.get(request.path("refundRequestId").asText());
        return refund == null
                ? result("F", "ORDER_NOT_EXIST")
                : refund.deepCopy().put("refundStatus", "SUCCESS");
    }

    /** A code buys one token, once. */
    private ObjectNode token(JsonNode request) {
        String code = request.path("authCode").asText();
        if (!code.startsWith("consent-") || tokens.containsKey(code)) {
            return result("F", "INVALID_CODE");
        }
        tokens.put(code, (ObjectNode) request.deepCopy());
        return result("S", "SUCCESS").put("accessToken", code.substring("consent-".length()));
    }

    private ObjectNode find(JsonNode request) {
        String ours = request.path("paymentRequestId").asText();
        String theirs = request.path("paymentId").asText();
        return payments.values().stream()
                .filter(payment -> theirs.isEmpty()
                        ? payment.path("paymentRequestId").asText().equals(ours)
                        : payment.path("paymentId").asText().equals(theirs))
                .findFirst()
                .orElse(null);
    }

    private static String token(ObjectNode payment) {
        return payment.at("/asked/paymentMethod/paymentMethodId").asText();
    }

    private static void transaction(ObjectNode payment, String type, String id, JsonNode amount) {
        ((ArrayNode) payment.path("transactions"))
                .addObject()
                .put("transactionType", type)
                .put("transactionStatus", "SUCCESS")
                .put("transactionRequestId", id)
                .set("transactionAmount", amount);
    }

    static ObjectNode result(String status, String code) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("result")
                .put("resultStatus", status)
                .put("resultCode", code)
                .put("resultMessage", "as told");
        return answer;
    }
}
