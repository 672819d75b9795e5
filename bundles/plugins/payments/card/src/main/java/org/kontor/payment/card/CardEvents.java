package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.payment.PaymentPush.Message;
import org.kontor.payment.PaymentPush.Notice;
import org.kontor.payment.PaymentPush.Subject;
import org.kontor.values.IdempotencyKey;

/** Reads an Event: what it is about, and nothing of what it says, for the host asks. */
final class CardEvents {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private CardEvents() {}

    /** Throws {@link OddAnswerException} when it is no event; one of an unknown type is OTHER. */
    static Message message(JsonNode event) {
        Subject subject = subject(Read.text(event, "type"), event.path("data").path("object"));
        return new Message(
                List.of(notice(
                        Read.text(event, "id"), subject, event.path("data").path("object"))),
                "application/json",
                "{\"received\":true}");
    }

    private static Notice notice(String event, Subject subject, JsonNode object) {
        return subject == Subject.OTHER
                ? new Notice(event, subject, Optional.empty(), "")
                : new Notice(event, subject, key(object), reference(object));
    }

    private static Subject subject(String type, JsonNode object) {
        if (type.startsWith("charge.dispute.")) {
            return Subject.CHARGEBACK;
        }
        if (type.startsWith("refund.") || type.startsWith("charge.refund.")) {
            return Subject.REFUND;
        }
        if (type.startsWith("payment_intent.") || type.startsWith("charge.")) {
            return Subject.CHARGE;
        }
        if (type.startsWith("payout.")) {
            return Subject.PAYOUT;
        }
        boolean page = type.startsWith("checkout.session.")
                && Read.optional(object, "mode").equals("setup");
        return page || type.startsWith("setup_intent.") ? Subject.BINDING : Subject.OTHER;
    }

    /** A charge of Stripe's belongs to a payment, and it is the payment that we know. */
    private static String reference(JsonNode object) {
        boolean charge = Read.optional(object, "object").equals("charge");
        String payment = charge ? Read.id(object, "payment_intent") : "";
        return payment.isEmpty() ? Read.optional(object, "id") : payment;
    }

    private static Optional<IdempotencyKey> key(JsonNode object) {
        return Optional.of(Read.metadata(object, CardIntent.KEY))
                .filter(text -> KEY.matcher(text).matches())
                .map(IdempotencyKey::new);
    }
}
