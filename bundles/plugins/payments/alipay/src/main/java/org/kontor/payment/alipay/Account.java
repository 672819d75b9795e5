package org.kontor.payment.alipay;

import java.net.URI;
import java.time.Duration;
import org.kontor.values.Require;

/**
 * What an account is set to, beside its keys: the wallet of a token that names none, whether money of cards is reserved
 * first, the currency and region of the contract, our addresses (each empty when there is none) and how long a request
 * may still be on its way.
 */
record Account(
        String clientId,
        String wallet,
        boolean reserves,
        String settlementCurrency,
        String merchantRegion,
        String returnUrl,
        String notifyUrl,
        Duration margin) {

    Account {
        clientId = Require.optional(clientId);
        wallet = Require.text("wallet", wallet);
        settlementCurrency = Require.optional(settlementCurrency);
        merchantRegion = Require.optional(merchantRegion);
        returnUrl = Require.optional(returnUrl);
        notifyUrl = Require.optional(notifyUrl);
        Require.present("margin", margin);
    }

    /** The path that Antom calls us at, as it stands in its request's first line; empty when nobody told it. */
    String publicPath() {
        try {
            URI address = URI.create(notifyUrl);
            String path = address.getRawPath() == null ? "" : address.getRawPath();
            return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
