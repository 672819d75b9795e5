package org.kontor.payment.alipay;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Asks Antom what became of a key. */
final class Lookup {

    private final Antom antom;
    private final Books books;
    private final Margin margin;
    private final boolean reserves;
    private final Duration patience;
    private final InstantSource clock;

    Lookup(Antom antom, Books books, Margin margin, Account account, InstantSource clock) {
        this.antom = antom;
        this.books = books;
        this.margin = margin;
        this.reserves = account.reserves();
        this.patience = account.margin();
        this.clock = clock;
    }

    /** As a charge, a capture or a refund; empty only when no request of this key can still be on its way. */
    Optional<PaymentOutcome> find(IdempotencyKey key) {
        String id = RequestIds.of(key);
        Optional<PaymentOutcome> known = books.captureOf(id)
                .map(charge -> capture(charge, id))
                .orElseGet(() -> payment(id).or(() -> session(id)).or(() -> refund(id)));
        if (known.isEmpty() && !margin.isOver(key)) {
            throw new ProviderException(
                    Fault.IN_DOUBT, "Antom knows no such request yet, and it may still be on its way");
        }
        return known;
    }

    Optional<PaymentOutcome> payment(String id) {
        Reply reply = inquire("paymentRequestId", id);
        return Inquiry.knows(reply)
                ? Optional.of(Inquiry.payment(reply, reserves, clock.instant().plus(Inquiry.HOLD)))
                : Optional.empty();
    }

    Optional<PaymentOutcome> refund(String id) {
        Reply reply = antom.ask("payments/inquiryRefund", Requests.about("refundRequestId", id));
        return Inquiry.knows(reply)
                ? Optional.of(Inquiry.refund(reply.about("refundRequestId", id)))
                : Optional.empty();
    }

    Optional<PaymentOutcome> capture(String charge, String id) {
        Reply reply = inquire("paymentId", charge);
        return Inquiry.knows(reply) ? Inquiry.capture(reply, id) : Optional.empty();
    }

    /** True while the payer may still pay at Antom's page, although no payment exists yet. */
    boolean isOpen(String id) {
        return books.session(id).filter(this::isOpen).isPresent();
    }

    /** The payment by our id or by Antom's. */
    Reply inquire(String field, String id) {
        return antom.ask("payments/inquiryPayment", Requests.about(field, id)).about(field, id);
    }

    private Optional<PaymentOutcome> session(String id) {
        return books.session(id)
                .map(session -> isOpen(session)
                        ? new PaymentOutcome.ActionRequired(session.at())
                        : new PaymentOutcome.Declined("SESSION_EXPIRED"));
    }

    private boolean isOpen(Books.Session session) {
        return clock.instant().isBefore(session.until().plus(patience));
    }
}
