package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import org.kontor.payment.BindingOutcome;
import org.kontor.values.IdempotencyKey;

/** What we ask Stripe to do to bind a card, and Stripe's page where a trader types it. */
record CardSetupForms(String returnUrl) {

    boolean hasPage() {
        return !returnUrl.isEmpty();
    }

    Form whole() {
        return new Form().with("expand[0]", "payment_method");
    }

    Form customer(String holder, IdempotencyKey key) {
        return new Form().with("name", holder).with("metadata[" + CardIntent.KEY + "]", key.value());
    }

    Form marks(String holder, IdempotencyKey key) {
        return marked(new Form(), "", holder, key).with("expand[0]", "payment_method");
    }

    /** A card that Stripe's form has taken, tried for charges without the payer. */
    Form setup(String customer, String card, String holder, IdempotencyKey key) {
        Form form = new Form()
                .with("customer", customer)
                .with("payment_method", card)
                .with("payment_method_types[0]", "card")
                .with("usage", "off_session")
                .with("confirm", "true")
                .withAny("return_url", returnUrl);
        return marked(form, "", holder, key).with("expand[0]", "payment_method");
    }

    Form session(String customer, String holder, IdempotencyKey key) {
        Form form = new Form()
                .with("mode", "setup")
                .with("customer", customer)
                .with("payment_method_types[0]", "card")
                .with("success_url", returnUrl);
        return marked(marked(form, "", holder, key), "setup_intent_data", holder, key);
    }

    /** Where a page that we opened is; one that has closed, its trader gone, binds nothing any more. */
    static BindingOutcome page(JsonNode session) {
        return switch (Read.text(session, "status")) {
            case "open" -> new BindingOutcome.ActionRequired(CardIntent.web(Read.text(session, "url")));
            case "expired" -> new BindingOutcome.Declined("expired");
            default -> throw new OddAnswerException("a page that is neither open nor closed");
        };
    }

    private static Form marked(Form form, String inside, String holder, IdempotencyKey key) {
        String metadata = inside.isEmpty() ? "metadata" : inside + "[metadata]";
        return form.with(metadata + "[" + CardIntent.KEY + "]", key.value())
                .with(metadata + "[" + CardSetup.HOLDER + "]", holder);
    }
}
