package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Stripe's error object: its codes, and the id of the payment that failed. Its sentence is dropped, for it quotes
 * what was sent. Only codes get out: lower case, digits and underlines.
 */
record CardError(String type, String code, String declineCode, String param, String payment) {

    private static final int DECLINED = 402;
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,80}");

    /** What a trader or a payment has; a wrong one is no fault of the account's settings. */
    private static final Set<String> OF_THE_TRADE = Set.of(
            "amount", "amount_to_capture", "currency", "payment_method", "customer", "payment_intent", "intent", "id");

    /** Codes that an operator must mend: the request's form, the account or its keys. */
    private static final List<String> OF_THE_ACCOUNT = List.of(
            "parameter_",
            "account_",
            "api_key_",
            "platform_",
            "secret_key_",
            "livemode_",
            "testmode_",
            "tls_",
            "url_",
            "not_allowed_");

    static CardError of(JsonNode error) {
        String payment = Read.id(error, "payment_intent");
        return new CardError(
                code(error, "type"),
                code(error, "code"),
                code(error, "decline_code"),
                Read.optional(error, "param"),
                Read.ID.matcher(payment).matches() ? payment : "");
    }

    /** Our key came with other words than the first time. */
    boolean isAboutTheKey() {
        return type.equals("idempotency_error");
    }

    boolean is(String... codes) {
        return List.of(codes).contains(code);
    }

    boolean wantsThePayer() {
        return Stream.of(code, declineCode).anyMatch("authentication_required"::equals);
    }

    /** The refusal, when it is one that concerns this trade. */
    Declined declined(int status) {
        boolean ofTheAccount = OF_THE_ACCOUNT.stream().anyMatch(code::startsWith) && !OF_THE_TRADE.contains(param);
        if (status != DECLINED && ofTheAccount) {
            throw fault(status);
        }
        return new Declined(reason());
    }

    /** That Stripe did nothing because of how it was asked. */
    ProviderException fault(int status) {
        String about = CODE.matcher(param).matches() ? " about " + param : "";
        return new ProviderException(Fault.MISCONFIGURED, "Stripe answered " + status + " " + reason() + about);
    }

    /** The most exact code there is. */
    String reason() {
        return Stream.of(declineCode, code, type)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("declined");
    }

    private static String code(JsonNode error, String field) {
        String text = Read.optional(error, field);
        return CODE.matcher(text).matches() ? text : "";
    }
}
