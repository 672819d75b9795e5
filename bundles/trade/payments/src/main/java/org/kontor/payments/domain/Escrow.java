package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The transfers that payments cause; each has an id that follows from its cause, so that it cannot be posted twice. */
@Component(service = Escrow.class)
public final class Escrow {

    private final Ledger ledger;
    private final Clock clock;

    @Activate
    public Escrow(@Reference Ledger ledger, @Reference Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Opens the shared accounts that this payment will need; outside any transaction. */
    void prepare(Payment payment) {
        ledger.open(clearing(payment), payment.amount().currency());
        ledger.open(payable(payment), payment.amount().currency());
        ledger.open(AccountName.commission(payment.amount().currency()), payment.amount().currency());
    }

    void capture(Payment payment) {
        post(payment, payment.amount(), payment.id(), "CAPTURE", clearing(payment), escrow(payment));
    }

    /** A refund that failed may be tried again: each try is an intention of its own, and has its own transfers. */
    void requestRefund(Payment payment, Money amount, UUID intention) {
        post(payment, amount, intention, "REFUND_REQUESTED", escrow(payment), inFlight(payment));
    }

    void confirmRefund(Payment payment, Money amount, UUID intention) {
        post(payment, amount, intention, "REFUND_CONFIRMED", inFlight(payment), clearing(payment));
    }

    void failRefund(Payment payment, Money amount, UUID intention) {
        post(payment, amount, intention, "REFUND_FAILED", inFlight(payment), escrow(payment));
    }

    private void post(Payment payment, Money amount, UUID cause, String kind, String debit, String credit) {
        ledger.post(new Transfer(
                UUID.nameUUIDFromBytes((cause + ":" + kind).getBytes(StandardCharsets.US_ASCII)),
                kind,
                payment.order(),
                clock.instant(),
                List.of(new Posting(debit, amount), new Posting(credit, amount.times(-1)))));
    }

    private static String clearing(Payment payment) {
        return AccountName.clearing(payment.provider(), payment.amount().currency());
    }

    private static String payable(Payment payment) {
        return AccountName.payable(payment.seller(), payment.amount().currency());
    }

    private static String escrow(Payment payment) {
        return AccountName.escrow(payment.order(), payment.amount().currency());
    }

    private static String inFlight(Payment payment) {
        return AccountName.refund(payment.order(), payment.amount().currency());
    }
}
