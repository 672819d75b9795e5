package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.toolkit.http.Request;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** An object of Stripe's, or an error; {@code replayed} when it repeats the answer to an earlier request. */
record CardAnswer(Request.Effect effect, int status, boolean replayed, JsonNode body) {

    private static final int NOT_FOUND = 404;

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** As if Stripe had been asked for what it does not know. */
    static CardAnswer unknown() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("type", "invalid_request_error").put("code", "resource_missing");
        return new CardAnswer(Request.Effect.QUERY, NOT_FOUND, false, body);
    }

    boolean isNotFound() {
        return status == NOT_FOUND;
    }

    CardError error() {
        return CardError.of(body.path("error"));
    }

    String id() {
        return read(object -> Read.reference(object, "id"));
    }

    /** Why this payment cannot be captured or given back in this amount; empty when that can be tried. */
    Optional<Declined> unfit(Money amount) {
        if (!isGood()) {
            return Optional.of(error().declined(status));
        }
        if (CardMoney.units(amount).isEmpty()) {
            return Optional.of(new Declined(CardMoney.UNFIT));
        }
        boolean same = read(payment -> Read.text(payment, "currency")).equalsIgnoreCase(CardMoney.code(amount));
        return same ? Optional.empty() : Optional.of(new Declined("currency_mismatch"));
    }

    /** The answer to a second question; when there is none, this one stands, as true as when it was given. */
    Optional<CardAnswer> again(Supplier<CardAnswer> question) {
        try {
            return Optional.of(question.get()).filter(CardAnswer::isGood);
        } catch (ProviderException unanswered) {
            return Optional.empty();
        }
    }

    /** What the reader makes of a good answer; one it cannot make sense of leaves an act in doubt. */
    <R> R read(Function<JsonNode, R> reader) {
        if (!isGood()) {
            throw error().fault(status);
        }
        try {
            return reader.apply(body);
        } catch (OddAnswerException e) {
            throw nonsense(effect, e.getMessage());
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Whoever checked the value quotes it, and it may be a secret: drop the words.
            throw nonsense(effect, "a value of it is none");
        }
    }

    static ProviderException nonsense(Request.Effect effect, String what) {
        Fault fault = effect == Request.Effect.ACT ? Fault.IN_DOUBT : Fault.UNINTELLIGIBLE;
        return new ProviderException(fault, "Stripe's answer makes no sense: " + what);
    }

    @Override
    public String toString() {
        return Integer.toString(status);
    }
}
