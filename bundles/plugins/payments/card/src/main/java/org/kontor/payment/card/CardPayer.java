package org.kontor.payment.card;

import org.kontor.payment.PayerToken;

/** What a token of ours stands for: a PaymentMethod of Stripe's and the Customer it belongs to, if any. */
record CardPayer(String customer, String method) {

    static CardPayer of(PayerToken token) {
        String[] parts = token.value().split("/", 2);
        return parts.length == 2 ? new CardPayer(parts[0], parts[1]) : new CardPayer("", parts[0]);
    }

    PayerToken token() {
        return new PayerToken(customer.isEmpty() ? method : customer + "/" + method);
    }

    @Override
    public String toString() {
        return "CardPayer[hidden]";
    }
}
