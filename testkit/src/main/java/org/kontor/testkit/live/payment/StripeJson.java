package org.kontor.testkit.live.payment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.kontor.testkit.live.Reply;
import org.kontor.values.Money;

/** Payments, refunds, disputes and errors as Stripe writes them. Pure. */
public final class StripeJson {

    private StripeJson() {}

    /** {@code confirmed} when the payer was sent to the bank's page. */
    static ObjectNode payment(Payment payment, ObjectNode metadata, boolean confirmed) {
        ObjectNode json = object("payment_intent", payment.id(), payment.made().getEpochSecond());
        boolean isHeld = payment.state() == Payment.State.HELD;
        Money held = isHeld ? payment.amount() : Money.zero(payment.amount().currency());
        json.put("amount", payment.amount().minor())
                .put("currency", currency(payment.amount()))
                .put("amount_capturable", held.minor())
                .put("amount_received", payment.taken().minor())
                .put("client_secret", payment.id() + "_secret_abc")
                .set("metadata", metadata);
        return switch (payment.state()) {
            case HELD -> held(json.put("status", "requires_capture"), payment);
            case TAKEN -> held(json.put("status", "succeeded"), payment);
            case DECLINED -> refused(json, "insufficient_funds");
            case WAITS_FOR_PAYER -> confirmed ? action(json) : refused(json, "authentication_required");
            case UNDECIDED -> json.put("status", "processing");
            case CALLED_OFF -> json.put("status", "canceled").put("cancellation_reason", "abandoned");
            case EXPIRED -> json.put("status", "canceled").put("cancellation_reason", "automatic");
        };
    }

    static ObjectNode refund(Refund refund) {
        ObjectNode json = object("refund", refund.id(), refund.made().getEpochSecond());
        json.putObject("metadata").put("kontor_key", refund.key());
        return json.put("amount", refund.amount().minor())
                .put("currency", currency(refund.amount()))
                .put("payment_intent", refund.payment())
                .put("status", "succeeded");
    }

    static ObjectNode dispute(Payment payment) {
        ObjectNode json =
                object("dispute", disputeId(payment), payment.changed().getEpochSecond());
        json.putObject("metadata");
        return json.put("amount", payment.taken().minor())
                .put("currency", currency(payment.taken()))
                .put("charge", "ch_" + payment.id())
                .put("payment_intent", payment.id())
                .put("reason", "product_not_received")
                .put("status", "needs_response");
    }

    static String disputeId(Payment payment) {
        return "du_" + payment.id();
    }

    static ObjectNode object(String kind, String id, long created) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", kind)
                .put("created", created);
    }

    static Reply good(ObjectNode json) {
        return Reply.json(200, json.toString());
    }

    static Reply missing(String param) {
        return error(404, "invalid_request_error", "resource_missing", "", param);
    }

    /** An error of Stripe's; what is empty is left out. */
    public static Reply error(int status, String type, String code, String declineCode, String param) {
        return Reply.json(status, errorBody(type, code, declineCode, param).toString());
    }

    static Reply declined(ObjectNode payment) {
        String code = payment.at("/last_payment_error/decline_code").asText();
        ObjectNode body = errorBody("card_error", "card_declined", code, "");
        body.withObject("/error").set("payment_intent", payment);
        return Reply.json(402, body.toString());
    }

    private static ObjectNode errorBody(String type, String code, String declineCode, String param) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("type", type).put("message", "words about pm_card_visa");
        Map.of("code", code, "decline_code", declineCode, "param", param).forEach((name, value) -> {
            if (!value.isEmpty()) {
                error.put(name, value);
            }
        });
        return body;
    }

    private static ObjectNode held(ObjectNode json, Payment payment) {
        json.putObject("latest_charge")
                .put("id", "ch_" + payment.id())
                .putObject("payment_method_details")
                .putObject("card")
                .put("capture_before", payment.heldUntil().getEpochSecond());
        return json;
    }

    private static ObjectNode refused(ObjectNode json, String code) {
        json.put("status", "requires_payment_method")
                .putObject("last_payment_error")
                .put("type", "card_error")
                .put("code", "card_declined")
                .put("decline_code", code);
        return json;
    }

    private static ObjectNode action(ObjectNode json) {
        json.put("status", "requires_action")
                .putObject("next_action")
                .put("type", "redirect_to_url")
                .putObject("redirect_to_url")
                .put(
                        "url",
                        "https://hooks.stripe.com/3d_secure_2/"
                                + json.path("id").asText());
        return json;
    }

    private static String currency(Money amount) {
        return amount.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }
}
