package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kontor.values.Money;
import org.kontor.values.Require;

/** What we ask, in Antom's JSON; always in the same words, or Antom takes a repetition for another request. Pure. */
final class Requests {

    private static final int MOST_WORDS = 256;

    private final Account account;

    Requests(Account account) {
        this.account = account;
    }

    ObjectNode pay(Payer payer, Money amount, String reference, String id) {
        boolean agreed = payer.isBound() && !payer.isCard();
        ObjectNode json = payment(agreed ? "AGREEMENT_PAYMENT" : "CASHIER_PAYMENT", payer, amount, id);
        json.set("order", order(amount, reference));
        if (payer.isBound()) {
            ((ObjectNode) json.path("paymentMethod")).put("paymentMethodId", payer.token());
        }
        json.set("env", json().put("terminalType", "WEB"));
        return json;
    }

    /** A page of Antom's where the payer enters a card. */
    ObjectNode session(Payer payer, Money amount, String reference, String id) {
        ObjectNode json = payment("CASHIER_PAYMENT", payer, amount, id);
        json.set("order", order(amount, reference));
        return json.put("productScene", "CHECKOUT_PAYMENT");
    }

    static ObjectNode refund(String charge, Money amount, String id, String notifyUrl) {
        ObjectNode json = json().put("refundRequestId", id).put("paymentId", charge);
        json.set("refundAmount", amount(amount));
        return present(json, "refundNotifyUrl", notifyUrl);
    }

    static ObjectNode capture(String charge, Money amount, String id) {
        ObjectNode json = json().put("captureRequestId", id).put("paymentId", charge);
        json.set("captureAmount", amount(amount));
        return json.put("isLastCapture", true);
    }

    /** A request that names one thing only. */
    static ObjectNode about(String field, String id) {
        return json().put(field, id);
    }

    ObjectNode consult(String wallet, String id) {
        ObjectNode json = json().put("customerBelongsTo", wallet)
                .put("authClientId", account.clientId())
                .put("authState", id)
                .put("terminalType", "WEB");
        json.putArray("scopes").add("AGREEMENT_PAY");
        present(json, "authRedirectUrl", account.returnUrl());
        present(json, "authNotifyUrl", account.notifyUrl());
        return present(json, "merchantRegion", account.merchantRegion());
    }

    ObjectNode applyToken(String wallet, String code) {
        ObjectNode json = json().put("grantType", "AUTHORIZATION_CODE")
                .put("customerBelongsTo", wallet)
                .put("authCode", code);
        return present(json, "merchantRegion", account.merchantRegion());
    }

    private ObjectNode payment(String product, Payer payer, Money amount, String id) {
        ObjectNode json = json().put("productCode", product).put("paymentRequestId", id);
        json.set("paymentAmount", amount(amount));
        json.set("paymentMethod", json().put("paymentMethodType", payer.method()));
        if (!account.settlementCurrency().isEmpty()) {
            json.set("settlementStrategy", json().put("settlementCurrency", account.settlementCurrency()));
        }
        if (payer.isCard()) {
            String mode = account.reserves() ? "MANUAL" : "AUTOMATIC";
            json.set("paymentFactor", json().put("isAuthorization", true).put("captureMode", mode));
        }
        present(json, "paymentRedirectUrl", account.returnUrl());
        present(json, "paymentNotifyUrl", account.notifyUrl());
        return present(json, "merchantRegion", account.merchantRegion());
    }

    private static ObjectNode order(Money amount, String reference) {
        ObjectNode order = json().put("referenceOrderId", RequestIds.of(reference))
                .put("orderDescription", Require.words(reference, MOST_WORDS));
        order.set("orderAmount", amount(amount));
        return order;
    }

    /** Minor units as text, so that no reader on the way makes a fraction of them. */
    private static ObjectNode amount(Money amount) {
        return json().put("currency", amount.currency().getCurrencyCode()).put("value", Long.toString(amount.minor()));
    }

    private static ObjectNode present(ObjectNode json, String field, String value) {
        return value.isEmpty() ? json : json.put(field, value);
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
