package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Currency;
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
    }

    /** Opens what money from a bank needs besides; outside any transaction. */
    void prepareFunds(Payment payment) {
        prepare(payment);
        ledger.open(credit(payment), payment.amount().currency());
    }

    void capture(Payment payment) {
        post(payment, payment.id(), "CAPTURE", clearing(payment), escrow(payment));
    }

    /** Money has come from the payer's bank, and is the order's when all of it is there. */
    void receive(Payment payment, Money received, UUID receipt) {
        post(payment, received, receipt, "FUNDS_RECEIVED", clearing(payment), unallocated(payment));
    }

    /** All that the payment awaits has come. */
    void allocate(Payment payment) {
        post(payment, payment.amount(), payment.id(), "CAPTURE", unallocated(payment), escrow(payment));
    }

    /** What came too much, too late or not in full is owed to the buyer. */
    void credit(Payment payment, Money surplus, UUID cause) {
        post(payment, surplus, cause, "FUNDS_CREDITED", unallocated(payment), credit(payment));
    }

    /** Opens what a chargeback may need; outside any transaction. */
    void prepareChargeback(Payment payment) {
        for (ChargebackCase.Source source : ChargebackCase.Source.BOOKED) {
            if (source != ChargebackCase.Source.ESCROW) {
                ledger.open(chargedTo(payment, source), payment.amount().currency());
            }
        }
    }

    /** The provider has taken money back. */
    void chargeBack(Payment payment, Money amount, ChargebackCase.Source from, UUID cause) {
        post(payment, amount, cause, "CHARGEBACK", chargedTo(payment, from), clearing(payment));
    }

    /** The provider has given back what it had taken back. */
    void winBack(Payment payment, Money amount, ChargebackCase.Source to, UUID cause) {
        post(payment, amount, cause, "CHARGEBACK_WON", clearing(payment), chargedTo(payment, to));
    }

    void release(Payment payment) {
        post(payment, payment.id(), "RELEASE", escrow(payment), payable(payment));
    }

    /** A refund that failed may be tried again: each try is an intention of its own, and has its own transfers. */
    void requestRefund(Payment payment, UUID intention) {
        post(payment, intention, "REFUND_REQUESTED", escrow(payment), inFlight(payment));
    }

    void confirmRefund(Payment payment, UUID intention) {
        post(payment, intention, "REFUND_CONFIRMED", inFlight(payment), clearing(payment));
    }

    void failRefund(Payment payment, UUID intention) {
        post(payment, intention, "REFUND_FAILED", inFlight(payment), escrow(payment));
    }

    private void post(Payment payment, UUID cause, String kind, String debit, String credit) {
        post(payment, payment.amount(), cause, kind, debit, credit);
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

    private static String unallocated(Payment payment) {
        return AccountName.unallocated(payment.order(), payment.amount().currency());
    }

    private static String credit(Payment payment) {
        return AccountName.credit(payment.buyer(), payment.amount().currency());
    }

    private static String chargedTo(Payment payment, ChargebackCase.Source source) {
        Currency currency = payment.amount().currency();
        return switch (source) {
            case ESCROW -> escrow(payment);
            case SELLER -> AccountName.sellerReceivable(payment.seller(), currency);
            case PROVIDER -> AccountName.chargeback(payment.provider(), currency);
            case UNBOOKED -> throw new IllegalStateException("a chargeback that cannot be booked is not");
        };
    }

    private static String inFlight(Payment payment) {
        return AccountName.refund(payment.order(), payment.amount().currency());
    }
}
