package org.kontor.testkit.live.payment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.testkit.live.Reply;
import org.kontor.testkit.live.payment.Payment.State;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** What Stripe does with payments and refunds. */
final class StripePayments {

    private static final String INVALID = "invalid_request_error";

    private final ProviderBooks books;
    private final Map<String, ObjectNode> metadata = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();

    StripePayments(ProviderBooks books) {
        this.books = books;
    }

    boolean knows(Payment payment) {
        return metadata.containsKey(payment.id());
    }

    ObjectNode shown(Payment payment) {
        return StripeJson.payment(payment, metadata.get(payment.id()).deepCopy(), confirmed.contains(payment.id()));
    }

    /** It has been shown: what waited for the bank, or at the bank's page, is done by then. */
    void told(Payment payment) {
        if (payment.state() == State.UNDECIDED || confirmed.contains(payment.id())) {
            books.told(payment);
        }
    }

    /** True when one of these stands in its metadata. */
    boolean isMarked(Payment payment, Map<String, String> wanted) {
        ObjectNode marks = metadata.get(payment.id());
        return wanted.entrySet().stream()
                .anyMatch(want -> marks.path(want.getKey()).asText().equals(want.getValue()));
    }

    Reply pay(StripeCall call) {
        Money amount;
        try {
            amount = Money.of(call.number("amount"), call.get("currency").toUpperCase(Locale.ROOT));
        } catch (InvalidValueException e) {
            return StripeJson.error(400, INVALID, "", "", "currency");
        }
        String id = books.id("pi");
        boolean reserves = call.get("capture_method").equals("manual");
        metadata.put(id, JsonNodeFactory.instance.objectNode());
        mark(id, call);
        Payment asked = Payment.asked(id, call.merchantsKey(), amount, reserves, books.now());
        Payment payment = books.open(asked, payer(call.get("payment_method")));
        ObjectNode json = shown(payment);
        return json.has("last_payment_error") ? StripeJson.declined(json) : StripeJson.good(json);
    }

    /** The payer's bank wants to see the payer. */
    Reply confirm(Payment payment) {
        confirmed.add(payment.id());
        return StripeJson.good(shown(payment));
    }

    Reply capture(Payment payment, StripeCall call) {
        if (payment.state() != State.HELD) {
            return StripeJson.error(400, INVALID, "payment_intent_unexpected_state", "", "");
        }
        Money sum = new Money(call.number("amount_to_capture"), payment.amount().currency());
        if (sum.compareTo(payment.amount()) > 0) {
            return StripeJson.error(400, INVALID, "amount_too_large", "", "amount_to_capture");
        }
        mark(payment.id(), call);
        return StripeJson.good(shown(books.capture(payment, sum, call.merchantsKey())));
    }

    Reply cancel(Payment payment) {
        boolean open = payment.state() == State.HELD
                || payment.state() == State.WAITS_FOR_PAYER
                || payment.state() == State.DECLINED;
        return open
                ? StripeJson.good(shown(books.callOff(payment)))
                : StripeJson.error(400, INVALID, "payment_intent_unexpected_state", "", "");
    }

    Reply refund(StripeCall call) {
        Optional<Payment> payment = books.payment(call.get("payment_intent")).filter(this::knows);
        if (payment.isEmpty()) {
            return StripeJson.missing("payment_intent");
        }
        Money back = new Money(call.number("amount"), payment.get().amount().currency());
        if (back.compareTo(payment.get().refundable()) > 0) {
            return StripeJson.error(400, INVALID, "", "", "amount");
        }
        Refund refund =
                new Refund(books.id("re"), call.merchantsKey(), payment.get().id(), back, books.now());
        return StripeJson.good(StripeJson.refund(books.refund(payment.get(), refund)));
    }

    private void mark(String id, StripeCall call) {
        call.metadata().forEach(metadata.get(id)::put);
    }

    private static Payer payer(String method) {
        return switch (method) {
            case StripeForm.POOR -> Payer.POOR;
            case StripeForm.CAREFUL -> Payer.CAREFUL;
            case StripeForm.SLOW -> Payer.SLOW;
            case StripeForm.FICKLE -> Payer.FICKLE;
            case StripeForm.REGRETFUL -> Payer.REGRETFUL;
            default -> Payer.RICH;
        };
    }
}
