package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.ActionRequired;
import org.kontor.payment.PaymentOutcome.Authorised;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.payment.PaymentOutcome.Pending;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Reads a PaymentIntent; throws {@link OddAnswerException} when it makes no sense. */
final class CardIntent {

    /** Under these names our keys stand in the metadata of Stripe's objects. */
    static final String KEY = "kontor_key";

    static final String CAPTURE_KEY = "kontor_capture";

    /** The shortest that a network holds what is reserved without the payer, for where Stripe names no end. */
    private static final Duration SHORTEST_HOLD = Duration.ofDays(4).plusHours(18);

    private CardIntent() {}

    /** What became of the charge. */
    static PaymentOutcome charge(JsonNode intent) {
        String status = Read.text(intent, "status");
        return switch (status) {
            case "succeeded" -> new Succeeded(Read.reference(intent, "id"), Read.money(intent, "amount_received"));
            case "requires_capture" -> authorised(intent);
            case "requires_action" -> action(intent.path("next_action"));
            case "processing", "requires_confirmation" -> new Pending();
            case "requires_payment_method" -> refused(intent.path("last_payment_error"));
            case "canceled" -> new Declined(isExpired(intent) ? "expired" : "canceled");
            default -> throw new OddAnswerException("an unknown status of a payment");
        };
    }

    /** What became of a capture that has left its key. */
    static PaymentOutcome capture(JsonNode intent) {
        return switch (Read.text(intent, "status")) {
            case "succeeded", "canceled" -> charge(intent);
            default -> new Pending();
        };
    }

    /** As {@link #charge}, of the payment that was asked for and no other. */
    static PaymentOutcome charge(JsonNode intent, Money asked, IdempotencyKey key) {
        String other = Read.metadata(intent, KEY);
        if (!other.isEmpty() && !other.equals(key.value())) {
            throw new OddAnswerException("it is about another payment");
        }
        PaymentOutcome outcome = charge(intent);
        boolean undecided = outcome instanceof Pending || outcome instanceof ActionRequired;
        if (undecided && !Read.money(intent, "amount").equals(asked)) {
            throw new OddAnswerException("it is about another amount");
        }
        return outcome;
    }

    static boolean isExpired(JsonNode intent) {
        return Read.optional(intent, "cancellation_reason").equals("automatic");
    }

    private static Authorised authorised(JsonNode intent) {
        JsonNode card =
                intent.path("latest_charge").path("payment_method_details").path("card");
        Instant until = Read.time(card, "capture_before")
                .or(() -> Read.time(intent, "created").map(made -> made.plus(SHORTEST_HOLD)))
                .orElseThrow(() -> new OddAnswerException("a hold without an end"));
        return new Authorised(Read.reference(intent, "id"), Read.money(intent, "amount_capturable"), until);
    }

    /** What only Stripe's own script in a browser can do, with a secret that we give to nobody, cannot be done. */
    private static PaymentOutcome action(JsonNode next) {
        return address(next)
                .<PaymentOutcome>map(ActionRequired::new)
                .orElseGet(() -> new Declined("authentication_required"));
    }

    /** Where a payer or a trader must go, if Stripe has a page for it. */
    static Optional<URI> address(JsonNode next) {
        String url = Read.optional(next.path("redirect_to_url"), "url");
        return url.isEmpty() ? Optional.empty() : Optional.of(web(url));
    }

    static URI web(String url) {
        URI address = URI.create(url);
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            throw new OddAnswerException("the payer is sent to no web page");
        }
        return address;
    }

    private static PaymentOutcome refused(JsonNode error) {
        return error.isObject() ? new Declined(CardError.of(error).reason()) : new Pending();
    }
}
