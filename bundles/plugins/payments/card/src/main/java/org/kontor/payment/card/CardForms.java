package org.kontor.payment.card;

import org.kontor.values.IdempotencyKey;
import org.kontor.values.Require;

/** What we ask Stripe to do; a repeated request must be the same to the byte, or Stripe refuses its key. */
final class CardForms {

    private static final int LONGEST_METADATA = 500;

    private CardForms() {}

    /** Reserves, with a card whose payer is not here. */
    static Form charge(CardPayer payer, long units, String currency, String reference, IdempotencyKey key) {
        String words = Require.words(reference, LONGEST_METADATA);
        return new Form()
                .with("amount", units)
                .with("currency", currency)
                .with("payment_method", payer.method())
                .withAny("customer", payer.customer())
                .with("payment_method_types[0]", "card")
                .with("capture_method", "manual")
                .with("confirm", "true")
                .with("off_session", "true")
                .withAny("description", words)
                .with("metadata[" + CardIntent.KEY + "]", key.value())
                .withAny("metadata[kontor_reference]", words)
                .with("expand[0]", "latest_charge");
    }

    /** Tries again what the payer's bank refused to do without the payer. */
    static Form confirmation(CardPayer payer, String returnUrl) {
        return new Form()
                .with("payment_method", payer.method())
                .with("return_url", returnUrl)
                .with("expand[0]", "latest_charge");
    }

    static Form capture(long units, IdempotencyKey key) {
        return new Form()
                .with("amount_to_capture", units)
                .with("metadata[" + CardIntent.CAPTURE_KEY + "]", key.value());
    }

    static Form cancellation() {
        return new Form().with("cancellation_reason", "abandoned");
    }

    static Form refund(String payment, long units, IdempotencyKey key) {
        return new Form()
                .with("payment_intent", payment)
                .with("amount", units)
                .with("metadata[" + CardIntent.KEY + "]", key.value());
    }
}
