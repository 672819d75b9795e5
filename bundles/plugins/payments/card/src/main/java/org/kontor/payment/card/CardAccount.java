package org.kontor.payment.card;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The settings of one account; prints none of them. */
record CardAccount(
        URI address, String key, List<String> webhookSecrets, String apiVersion, String account, String returnUrl) {

    static CardAccount of(CardPayments.Settings settings) {
        return new CardAccount(
                URI.create(settings.address()),
                settings._key().strip(),
                Arrays.stream(settings._webhook_secrets().split("[,\\s]+"))
                        .filter(secret -> !secret.isEmpty())
                        .toList(),
                settings.api_version().strip(),
                settings.account().strip(),
                settings.return_url().strip());
    }

    Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Authorization", "Bearer " + key);
        headers.put("Stripe-Version", apiVersion);
        if (!account.isEmpty()) {
            headers.put("Stripe-Account", account);
        }
        return headers;
    }

    /** What an operator should mend, by the look of the settings and by a question that needs them. */
    List<String> problems(Supplier<CardAnswer> question) {
        List<String> found = new ArrayList<>();
        if (!key.matches("(sk|rk)_(test|live)_\\w+")) {
            found.add(".key must be a secret or restricted key, like sk_live_… or rk_test_…");
        }
        if (webhookSecrets.isEmpty() || !webhookSecrets.stream().allMatch(secret -> secret.startsWith("whsec_"))) {
            found.add(".webhook.secrets must be the webhook endpoint's secrets, like whsec_…");
        }
        if (!returnUrl.startsWith("https://")) {
            found.add("return.url must be an https page, or no payer can confirm a payment with its bank");
        }
        try {
            CardAnswer answer = question.get();
            if (!answer.isGood()) {
                found.add(answer.error().fault(answer.status()).getMessage());
            }
        } catch (ProviderException e) {
            if (e.fault() != Fault.MISCONFIGURED) {
                throw e;
            }
            found.add(".key and account: " + e.getMessage());
        }
        return found;
    }

    @Override
    public String toString() {
        return "CardAccount[" + address.getHost() + "]";
    }
}
