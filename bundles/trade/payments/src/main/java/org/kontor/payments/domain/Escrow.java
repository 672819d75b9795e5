package org.kontor.payments.domain;

import java.util.Currency;
import java.util.UUID;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The transfers that payments cause. */
@Component(service = Escrow.class)
public final class Escrow {

    private final Journals journals;
    private final Ledger ledger;

    @Activate
    public Escrow(@Reference Journals journals, @Reference Ledger ledger) {
        this.journals = journals;
        this.ledger = ledger;
    }

    void capture(Payment payment) {
        journals.captured(Cause.ofPayment(payment), payment.provider(), payment.amount());
    }

    void release(Payment payment) {
        Money all = payment.amount();
        journals.released(Cause.ofPayment(payment), payment.seller(), all, Money.zero(all.currency()));
    }

    /** A refund that failed may be tried again: each try is an intention of its own, and has its own transfers. */
    void requestRefund(Payment payment, Money amount, UUID intention) {
        journals.refundRequested(Cause.ofPayment(payment, intention), amount);
    }

    void confirmRefund(Payment payment, UUID intention) {
        journals.refundConfirmed(
                Cause.ofPayment(payment, intention), payment.provider(), requested(payment, intention));
    }

    void failRefund(Payment payment, UUID intention) {
        journals.refundFailed(Cause.ofPayment(payment, intention), requested(payment, intention));
    }

    /** How much the intention gives back. */
    Money requested(Payment payment, UUID intention) {
        return ledger.postings(Cause.ofPayment(payment, intention).transfer(Event.REFUND_REQUESTED)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no refund was requested by " + intention))
                .amount();
    }

    /** What has been given back or is on its way: requested and not failed. */
    Money refunded(Payment payment) {
        long minor = ledger.moved(payment.id(), Event.REFUND_REQUESTED)
                - ledger.moved(payment.id(), Event.REFUND_FAILED);
        return new Money(minor, payment.amount().currency());
    }

    /** What is back with the payer. */
    Money back(Payment payment) {
        return new Money(
                ledger.moved(payment.id(), Event.REFUND_CONFIRMED),
                payment.amount().currency());
    }

    boolean isEmpty(Payment payment) {
        Currency currency = payment.amount().currency();
        return ledger.holding(Chart.ESCROW.account(payment.order(), currency), currency)
                .balance()
                .isZero();
    }

    /** What can still be given back. */
    Money refundable(Payment payment) {
        return payment.amount().minus(refunded(payment));
    }
}
