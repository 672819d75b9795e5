package org.kontor.payment;

import org.kontor.values.Require;

/** The provider's stand-in for a card or account. We never see the card itself. */
public record PayerToken(String value) {

    public PayerToken {
        value = Require.text("token", value);
    }

    @Override
    public String toString() {
        return "PayerToken[hidden]";
    }
}
