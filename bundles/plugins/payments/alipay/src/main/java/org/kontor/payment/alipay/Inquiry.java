package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** What Antom says when asked about a payment, a capture or a refund. Pure. */
final class Inquiry {

    /** How long a card's hold lasts when Antom does not say. */
    static final Duration HOLD = Duration.ofDays(7);

    private Inquiry() {}

    /** True when it answered what we asked, false when it knows of no such thing. */
    static boolean knows(Reply reply) {
        String status = reply.status();
        if (status.equals("S")) {
            return true;
        }
        if (status.equals("F") && ResultCodes.isUnknown(reply.code())) {
            return false;
        }
        Deed.requireSettings(reply);
        throw status.equals("U")
                ? reply.failed(Fault.UNAVAILABLE, "answered " + reply.code())
                : reply.odd(status.equals("F") ? reply.code() : "no result");
    }

    /** How the payment stands; what is reserved is so until {@code otherwise} when Antom tells no time at all. */
    static PaymentOutcome payment(Reply reply, boolean reserves, Instant otherwise) {
        return switch (reply.text("paymentStatus")) {
            case "SUCCESS" -> paid(reply, reserves, otherwise);
            case "FAIL" -> new PaymentOutcome.Declined(Reply.code(reply.text("paymentResultCode")));
            case "CANCELLED" -> new PaymentOutcome.Declined("CANCELLED");
            case "PROCESSING" -> PayerAction.in(reply).orElseGet(PaymentOutcome.Pending::new);
            case "PENDING" -> new PaymentOutcome.Pending();
            default -> throw reply.odd("no paymentStatus that we know");
        };
    }

    static PaymentOutcome refund(Reply reply) {
        return switch (reply.text("refundStatus")) {
            case "SUCCESS" -> new PaymentOutcome.Succeeded(reply.required("refundId"), amount(reply, "refundAmount"));
            case "FAIL" -> new PaymentOutcome.Declined(Reply.code(reply.text("refundResultCode")));
            case "PROCESSING" -> new PaymentOutcome.Pending();
            default -> throw reply.odd("no refundStatus that we know");
        };
    }

    /** The capture of this id among what was done about the payment; empty when it is not there. */
    static Optional<PaymentOutcome> capture(Reply reply, String id) {
        if (!reply.json().path("transactions").isArray()) {
            throw reply.doubt("without the payment's transactions");
        }
        return transactions(reply, "CAPTURE").stream()
                .filter(capture -> Reply.text(capture, "transactionRequestId").equals(id))
                .findFirst()
                .map(capture -> captured(reply, capture));
    }

    static PaymentOutcome.Authorised hold(Reply reply, Money amount, Instant otherwise) {
        Instant until = reply.time("authExpiryTime")
                .or(() -> reply.time("paymentTime").map(at -> at.plus(HOLD)))
                .or(() -> reply.time("paymentCreateTime").map(at -> at.plus(HOLD)))
                .orElse(otherwise);
        return new PaymentOutcome.Authorised(reply.required("paymentId"), amount, until);
    }

    /** True when money of the payer was only reserved so far, and the provider says so. */
    static boolean isReserved(Reply reply) {
        boolean held = !reply.text("authExpiryTime").isEmpty()
                || !transactions(reply, "AUTHORIZATION").isEmpty();
        return held && captured(reply).isEmpty();
    }

    private static PaymentOutcome paid(Reply reply, boolean reserves, Instant otherwise) {
        Money amount = amount(reply, "paymentAmount");
        if (reserves && isReserved(reply)) {
            return hold(reply, amount, otherwise);
        }
        return new PaymentOutcome.Succeeded(
                reply.required("paymentId"), reserves ? captured(reply).orElse(amount) : amount);
    }

    private static Optional<Money> captured(Reply reply) {
        return transactions(reply, "CAPTURE").stream()
                .filter(capture -> Reply.text(capture, "transactionStatus").equals("SUCCESS"))
                .flatMap(capture -> reply.amount(capture.path("transactionAmount")).stream())
                .reduce((one, other) -> sum(reply, one, other));
    }

    private static Money sum(Reply reply, Money one, Money other) {
        if (!one.currency().equals(other.currency())) {
            throw reply.odd("captures in several currencies");
        }
        return one.plus(other);
    }

    private static PaymentOutcome captured(Reply reply, JsonNode capture) {
        return switch (Reply.text(capture, "transactionStatus")) {
            case "SUCCESS" ->
                new PaymentOutcome.Succeeded(
                        reply.required("paymentId"),
                        reply.amount(capture.path("transactionAmount"))
                                .orElseThrow(() -> reply.odd("a capture without amount")));
            case "FAIL" ->
                new PaymentOutcome.Declined(Reply.code(Reply.text(capture.path("transactionResult"), "resultCode")));
            case "CANCELLED" -> new PaymentOutcome.Declined("CANCELLED");
            case "PROCESSING", "PENDING" -> new PaymentOutcome.Pending();
            default -> throw reply.odd("no transactionStatus that we know");
        };
    }

    private static List<JsonNode> transactions(Reply reply, String type) {
        return StreamSupport.stream(reply.json().path("transactions").spliterator(), false)
                .filter(transaction ->
                        Reply.text(transaction, "transactionType").equals(type))
                .toList();
    }

    private static Money amount(Reply reply, String field) {
        return reply.amount(field).orElseThrow(() -> reply.odd("no " + field));
    }
}
