package org.kontor.payment.alipay;

import java.util.Optional;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** What moves money, and how the answer to it is read: S is done, F is declined, U is under way or unknown. */
enum Deed {
    PAY("payments/pay", "paymentRequestId", "paymentId", "paymentAmount"),
    CAPTURE("payments/capture", "captureRequestId", "captureId", "captureAmount"),
    REFUND("payments/refund", "refundRequestId", "refundId", "refundAmount");

    private final String operation;
    private final String request;
    private final String made;
    private final String amount;

    Deed(String operation, String request, String made, String amount) {
        this.operation = operation;
        this.request = request;
        this.made = made;
        this.amount = amount;
    }

    String operation() {
        return operation;
    }

    /** Where the id of our request stands. */
    String request() {
        return request;
    }

    /** Where the id of what was made stands. */
    String made() {
        return made;
    }

    /** The amount tells what Antom did, whatever we asked; where the answer tells none, it was what we asked for. */
    PaymentOutcome outcome(Reply reply, Money asked) {
        return switch (reply.status()) {
            case "S" ->
                new PaymentOutcome.Succeeded(
                        reply.required(made), reply.amount(amount).orElse(asked));
            case "F" -> declined(reply);
            case "U" -> undecided(reply);
            default -> throw reply.odd("no result");
        };
    }

    static PaymentOutcome declined(Reply reply) {
        requireSettings(reply);
        return new PaymentOutcome.Declined(reply.code());
    }

    /** A refusal of our account says nothing about what was asked. */
    static void requireSettings(Reply reply) {
        if (ResultCodes.isOurSettings(reply.code())) {
            throw reply.failed(Fault.MISCONFIGURED, "answered " + reply.code());
        }
    }

    private PaymentOutcome undecided(Reply reply) {
        if (!ResultCodes.isUnderWay(reply.code())) {
            throw reply.doubt(reply.code());
        }
        Optional<PaymentOutcome> action = this == PAY ? PayerAction.in(reply) : Optional.empty();
        return action.orElseGet(PaymentOutcome.Pending::new);
    }
}
