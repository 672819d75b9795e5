package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.BindingOutcome.ActionRequired;
import org.kontor.payment.BindingOutcome.Bound;
import org.kontor.payment.BindingOutcome.Declined;
import org.kontor.payment.Instrument;

/** Reads a SetupIntent with its PaymentMethod; throws {@link OddAnswerException} when it makes no sense. */
final class CardSetup {

    static final String HOLDER = "kontor_holder";

    private CardSetup() {}

    static BindingOutcome outcome(JsonNode setup) {
        return switch (Read.text(setup, "status")) {
            case "succeeded" -> new Bound(instrument(setup));
            case "requires_action" ->
                CardIntent.address(setup.path("next_action"))
                        .<BindingOutcome>map(ActionRequired::new)
                        .orElseGet(() -> new Declined("authentication_required"));
            case "requires_payment_method", "requires_confirmation" -> new Declined(failure(setup));
            case "canceled" -> new Declined("canceled");
            case "processing" -> throw new OddAnswerException("the setup has not been decided");
            default -> throw new OddAnswerException("an unknown status of a setup");
        };
    }

    /** The customer that the card belongs to; empty when it belongs to none. */
    static String customer(JsonNode setup) {
        String owner = Read.id(setup.path("payment_method"), "customer");
        return owner.isEmpty() ? Read.id(setup, "customer") : owner;
    }

    private static Instrument instrument(JsonNode setup) {
        JsonNode method = setup.path("payment_method");
        String type = Read.text(method, "type");
        String brand = Read.optional(method.path(type), "brand");
        String last4 = Read.optional(method.path(type), "last4");
        return new Instrument(
                new CardPayer(customer(setup), Read.text(method, "id")).token(),
                (brand.isBlank() ? type : brand).toUpperCase(Locale.ROOT),
                last4.matches("[0-9A-Za-z]{1,4}") ? last4 : "",
                Read.metadata(setup, HOLDER));
    }

    private static String failure(JsonNode setup) {
        JsonNode error = setup.path("last_setup_error");
        return error.isObject() ? CardError.of(error).reason() : "setup_incomplete";
    }
}
